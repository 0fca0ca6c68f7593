/** A category or product as others name it: the end of its address, and its name in the reader's language. */
export type Named = { slug: string; name: string }
