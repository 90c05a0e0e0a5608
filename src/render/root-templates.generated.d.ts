/** The compiled templates of `templates/roots` by their paths below it, as `Handlebars.template` takes them. */
export declare const ROOT_TEMPLATES: { readonly [path: string]: object };
