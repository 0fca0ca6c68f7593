import type { ReactNode } from 'react'
import { EmptyState } from './empty-state.tsx'
import { Pager } from './pager.tsx'

/**
 * One page of a list: its rows (`children`), or what to do next when there are none, and the way to its other pages.
 * Every list with pages is one of these, whatever its rows look like.
 */
export function PagedList({
  count,
  empty,
  newer,
  older,
  newerText,
  olderText,
  children,
}: {
  /** Rows on this page. */
  count: number
  empty: { title: string; text?: string; action?: ReactNode }
  /** Addresses of the pages before and after this one; null where there is none. */
  newer: string | null
  older: string | null
  newerText?: string
  olderText?: string
  children: ReactNode
}) {
  return (
    <>
      {count > 0 ? (
        children
      ) : (
        <EmptyState title={empty.title} text={empty.text}>
          {empty.action}
        </EmptyState>
      )}
      <Pager newer={newer} older={older} newerText={newerText} olderText={olderText} />
    </>
  )
}
