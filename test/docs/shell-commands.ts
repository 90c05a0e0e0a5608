/** Words before a command, or instead of one. */
const KEYWORDS = ['!', '{', '}', 'do', 'done', 'else', 'fi', 'if', 'then', 'until', 'while'];

/** The simple commands of a script, also those inside `$(…)`, as words without quotation marks. Variables stay. */
export function shellCommands(script: string): string[][] {
  return new Reader(withoutDocuments(script).replaceAll('\\\n', ' ')).commands();
}

function withoutDocuments(script: string): string {
  return script.replaceAll(/(<<-?\s*(['"]?)(\w+)\2[^\n]*\n).*?^\t*\3$/gms, '$1');
}

class Reader {
  private readonly found: string[][] = [];
  private words: string[] = [];
  /** The word that is being read. */
  private word: string | undefined;
  private at = 0;

  constructor(private readonly text: string) {}

  commands(): string[][] {
    for (; this.at < this.text.length; this.at++) this.read(this.text[this.at]!);
    this.endCommand();
    return this.found;
  }

  private read(character: string): void {
    if (character === '#' && this.word === undefined) this.at = this.next('\n') - 1;
    else if (character === "'") this.take(this.next("'"));
    else if (character === '"') this.takeQuoted();
    else if (this.text.startsWith('$(', this.at)) this.takeSubstitution();
    else if (character !== '&' || this.text[this.at - 1] !== '>') this.readPlain(character);
    else this.word += character;
  }

  private readPlain(character: string): void {
    if (/[;&|\n()]/.test(character)) this.endCommand();
    else if (/\s/.test(character)) this.endWord();
    else this.word = `${this.word ?? ''}${character}`;
  }

  private next(end: string): number {
    const index = this.text.indexOf(end, this.at + 1);
    return index < 0 ? this.text.length : index;
  }

  /** Up to the quotation mark at an index. */
  private take(end: number): void {
    this.word = `${this.word ?? ''}${this.text.slice(this.at + 1, end)}`;
    this.at = end;
  }

  private takeQuoted(): void {
    this.word ??= '';
    for (this.at++; this.at < this.text.length && this.text[this.at] !== '"'; this.at++) {
      if (this.text.startsWith('$(', this.at)) {
        this.takeSubstitution();
      } else {
        if (this.text[this.at] === '\\') this.at++;
        this.word += this.text[this.at];
      }
    }
  }

  private takeSubstitution(): void {
    const start = this.at + 2;
    let depth = 1;
    for (this.at = start; this.at < this.text.length; this.at++) {
      if (this.text[this.at] === '(') depth++;
      if (this.text[this.at] === ')' && --depth === 0) break;
    }
    // $((…)) is arithmetic, not a command.
    const inner = this.text.slice(start, this.at);
    if (!inner.startsWith('(')) this.found.push(...new Reader(inner).commands());
    this.word = `${this.word ?? ''}$(…)`;
  }

  private endWord(): void {
    if (this.word !== undefined) this.words.push(this.word);
    this.word = undefined;
  }

  private endCommand(): void {
    this.endWord();
    const words = withoutRedirections(this.words);
    this.words = [];
    const start = words.findIndex((word) => !KEYWORDS.includes(word) && !/^\w+=/.test(word));
    if (start >= 0 && words[start] !== 'for') this.found.push(words.slice(start));
  }
}

function withoutRedirections(words: readonly string[]): string[] {
  const isOperator = (word?: string) => /^\d?(<<?-?|>>?)$/.test(word ?? '');
  return words.filter((word, index) => !isOperator(words[index - 1]) && !/^\d?[<>]/.test(word));
}
