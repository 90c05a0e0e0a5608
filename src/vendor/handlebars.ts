// See yaml.ts. Handlebars has a default export only, and jsii wants named ones. The templates are compiled at build time,
// so that its runtime will do.
import Handlebars from 'handlebars/runtime';

export { Handlebars };
