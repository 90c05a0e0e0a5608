// See yaml.ts. Handlebars has a default export only, and jsii wants named ones.
import Handlebars from 'handlebars';

export { Handlebars };
