import { Link } from '@remix-run/react'
import { LinkButton } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { LinkList } from './link-list.tsx'
import { PageSplit } from './page-split.tsx'
import { PageTitle } from './page-title.tsx'
import { Pager } from './pager.tsx'
import { useT } from './reader.tsx'
import { SideSection } from './section.tsx'
import { FilterChips, SortMenu, Tabs } from './tabs.tsx'
import { TagList } from './tag-list.tsx'
import type { TagView } from './tag-list.tsx'
import { ThreadList } from './thread-row.tsx'
import type { ThreadRowView } from './thread-row.tsx'

export type ThreadListView = {
  rows: readonly ThreadRowView[]
  narrowed: boolean
  mine: boolean
  /** Path of this list without filters. */
  here: string
  /** Addresses of the first and the next page; null where there is no such page. */
  first: string | null
  next: string | null
  kinds: readonly { kind: 'question' | 'discussion' | 'idea' | 'announcement' | null; href: string; current: boolean }[]
  states: readonly { state: 'unanswered' | 'unsolved' | 'solved' | null; href: string; current: boolean }[]
  /** null for visitors. */
  mineHref: string | null
  sorts: readonly { sort: 'active' | 'new' | 'votes'; href: string; current: boolean }[]
  categories: readonly { name: string; href: string }[]
  tags: readonly TagView[]
}

/** A list of threads with its filters: all of them, those of a category, those with a tag. */
export function ThreadListPage({ list, title, lede }: { list: ThreadListView; title: string; lede?: string }) {
  const t = useT()
  const mine = list.mineHref === null ? [] : [{ text: t('threads.list.states.mine'), href: list.mineHref, current: list.mine }]
  return (
    <>
      <PageTitle title={title} lede={lede} />
      <PageSplit side={<ListSide list={list} />} sideLabel={t('threads.list.side')}>
        <Tabs label={t('threads.list.kinds')} tabs={list.kinds.map(({ kind, ...tab }) => ({ ...tab, text: t(`threads.list.tabs.${kind ?? 'all'}`) }))} />
        <div className="spread head filter">
          <FilterChips label={t('threads.list.filters')} chips={[...list.states.map(({ state, ...chip }) => ({ ...chip, text: t(`threads.list.states.${state ?? 'all'}`) })), ...mine]} />
          <SortMenu label={t('threads.list.sort')} choices={list.sorts.map(({ sort, ...choice }) => ({ ...choice, text: t(`threads.list.sorts.${sort}`) }))} />
        </div>
        <h2 className="said-only">{t('threads.list.rows')}</h2>
        {list.rows.length === 0 ? <NoThreads list={list} /> : <ThreadList threads={list.rows} />}
        <Pager newer={list.first} older={list.next} newerText={t('threads.list.newest')} olderText={t('threads.list.older')} />
      </PageSplit>
    </>
  )
}

function NoThreads({ list }: { list: ThreadListView }) {
  const t = useT()
  return (
    <EmptyState title={t('threads.list.empty')} text={t('threads.list.emptyText')}>
      <LinkButton look="soft" to="/threads/new">{t('threads.list.ask')}</LinkButton>
      {list.narrowed && <Link className="button" to={list.here}>{t('threads.list.clear')}</Link>}
    </EmptyState>
  )
}

function ListSide({ list }: { list: ThreadListView }) {
  const t = useT()
  return (
    <>
      {list.categories.length > 0 && (
        <SideSection title={t('threads.list.categories')}>
          <LinkList items={list.categories.map(({ name, href }) => ({ text: name, href }))} />
        </SideSection>
      )}
      {list.tags.length > 0 && (
        <SideSection title={t('threads.list.tags')}>
          <TagList tags={list.tags} />
        </SideSection>
      )}
    </>
  )
}
