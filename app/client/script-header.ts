/** The header by which the script of a page asks for the target of a redirect instead of the redirect itself. */
export const scriptHeader = 'X-Page-Script'
