/** Remix asks for a root route; the document around every page is `components/shell/document.tsx`. */
export default function Root() {
  return null
}
