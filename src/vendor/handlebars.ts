// See yaml.ts. Handlebars only has a default export, and jsii requires named ones. The templates are compiled at build
// time, so the Handlebars runtime is sufficient.
import Handlebars from 'handlebars/runtime';

export { Handlebars };
