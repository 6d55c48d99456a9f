/** Assemble des noms de classes ; ce qui est faux est ignoré. */
export const classes = (...noms: readonly (string | false | null | undefined)[]): string => noms.filter(Boolean).join(' ');
