/** Any address that no route knows: the root's error page answers, with its status. */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}
