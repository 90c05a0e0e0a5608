/** Whether Amazon SNS can send email to it. Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
