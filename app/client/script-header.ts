/** The header by which the script of a page asks to be told where an answer leads instead of being redirected. */
export const scriptHeader = 'X-Page-Script'
