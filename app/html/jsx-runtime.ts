import type { JSX, Key, ReactElement } from 'react'

// What `jsxImportSource` of tsconfig.json names: JSX becomes calls of these functions. React gives its types and nothing
// else: a page is rendered once, to a string, by `render-html.ts`.
export type { JSX }

type Props = Readonly<Record<string, unknown>>

/** Groups children without an element of their own. */
export function Fragment({ children }: { children?: unknown }): JSX.Element {
  return children as JSX.Element
}

/** One element of a document: nothing is evaluated before it is rendered, so that contexts reach it. */
export function jsx(type: unknown, props: Props, key: Key | null = null): ReactElement {
  return { type, props, key } as ReactElement
}

export { jsx as jsxs, jsx as jsxDEV }
