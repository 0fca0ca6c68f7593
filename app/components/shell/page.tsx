import type { ReactNode } from 'react'
import { createContext, useContext } from '#app/html/context.ts'
import type { RouteHandle } from './route-handle.ts'

/** What a page is made of besides its reader: what its loader and its action said, and its address. */
export type Page = {
  /** What the loader of the route returned; undefined on an error page. */
  data: unknown
  /** What the action returned when a form is shown again; undefined after a plain GET. */
  result: unknown
  handle: RouteHandle
  /** The address people type, `https://community.example`. */
  origin: string
  /** As in `app/routes.ts`, with a leading slash; null when no route has this address. */
  route: string | null
  pathname: string
  /** With its question mark; '' without a query. */
  search: string
  /** Why the error page is shown; null on every other page. */
  failure: Failure | null
}

/** An answer that is shown as an error page. `details` is whatever the loader or action said beside the status. */
export type Failure = { status: number; details: unknown }

/** What `data(value, init)` of Remix makes of a value: taken off before a component sees it. */
type WithInit<T> = { type: string; data: T; init: ResponseInit | null }
type Shown<T> = T extends Response ? never : T extends WithInit<infer D> ? D : T

/** What a component sees of a loader or an action: its value, without status and headers. */
export type DataOf<Source> = Source extends (...args: never[]) => infer Returned ? Shown<Awaited<Returned>> : never

/**
 * What the component of a route gets. `result`: what its action returned when a form is shown again; undefined after a
 * plain GET.
 */
export type PageProps<Loader = unknown, Action = unknown> = { data: DataOf<Loader>; result: DataOf<Action> | undefined }

const PageContext = createContext<Page | null>(null)

export function PageProvider({ value, children }: { value: Page; children: ReactNode }) {
  return <PageContext.Provider value={value}>{children}</PageContext.Provider>
}

export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('A component asks for the page outside of PageProvider')
  return page
}

export function useLoaderData<Loader>(): DataOf<Loader> {
  return usePage().data as DataOf<Loader>
}

/** For parts of a route below its component; undefined unless a form of this page is shown again. */
export function useActionData<Action>(): DataOf<Action> | undefined {
  return usePage().result as DataOf<Action> | undefined
}

export function useLocation(): Pick<Page, 'pathname' | 'search'> {
  return usePage()
}
