import type { ReactNode } from 'react'
import { LinkButton } from '#app/components/parts/button.tsx'
import { FeedLink } from '#app/components/parts/feed-link.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { LinkList } from '#app/components/parts/link-list.tsx'
import { PageSplit } from '#app/components/parts/page-split.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { SideSection } from '#app/components/parts/section.tsx'
import { FilterChips, SortMenu, Tabs } from '#app/components/parts/tabs.tsx'
import { TagList, type TagView } from '#app/components/parts/tag-list.tsx'
import { LanguageMenu, LanguageNote, type LanguageView } from '#app/components/shell/language-menu.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import { MarkAllRead } from './reading-mark.tsx'
import { ThreadList, type ThreadRowView } from './thread-row.tsx'

type Choice = { href: string; current: boolean }
/** `more`: there are more than `count`. */
type Counted = Choice & { count: number; more: boolean }

export type ThreadListView = {
  rows: readonly ThreadRowView[]
  narrowed: boolean
  mine: boolean
  /** Path of this list without filters. */
  here: string
  /** Addresses of the first and the next page; null where there is no such page. */
  first: string | null
  next: string | null
  kinds: readonly (Choice & { kind: 'question' | 'discussion' | 'idea' | 'announcement' | null })[]
  states: readonly (Choice & {
    state: 'unanswered' | 'unsolved' | 'solved' | 'outdated' | null
    count?: number
    more?: boolean
  })[]
  noStaff: Counted
  /** Empty for visitors. */
  relations: readonly (Counted & { only: 'mine' | 'followed' | 'watched' })[]
  /** null for visitors. */
  unread: Counted | null
  sorts: readonly (Choice & { sort: 'active' | 'new' | 'votes' | 'meToo' })[]
  language: LanguageView
  /** Filters without a chip of their own, with the way to leave each out. */
  left: readonly { text: string; href: string }[]
  categories: readonly { name: string; href: string; depth: number }[]
  /** Address of the same list as a feed. */
  feed: string
  products: readonly { name: string; href: string }[]
  tags: readonly TagView[]
}

/**
 * A list of threads with its filters: all of them, those of a category, those with a tag. `actions`: what can be done
 * with the list; `children` are shown above it.
 */
export function ThreadListPage({
  list,
  title,
  lede,
  actions,
  children,
}: {
  list: ThreadListView
  title: string
  lede?: string
  actions?: ReactNode
  children?: ReactNode
}) {
  const { t, me } = useReader()
  const chips = [
    ...list.states.map(({ state, ...chip }) => ({ ...chip, text: t(`threads.list.states.${state ?? 'all'}`) })),
    { ...list.noStaff, text: t('threads.list.states.noStaff') },
  ]
  const own = [
    ...list.relations.map(({ only, ...chip }) => ({ ...chip, text: t(`threads.list.only.${only}`) })),
    ...(list.unread ? [{ ...list.unread, text: t('threads.list.only.unread') }] : []),
  ]
  return (
    <>
      <PageTitle title={title} lede={lede}>
        {actions}
      </PageTitle>
      {children}
      <PageSplit side={<ListSide list={list} />} sideLabel={t('threads.list.side')}>
        <Tabs
          label={t('threads.list.kinds')}
          tabs={list.kinds.map(({ kind, ...tab }) => ({ ...tab, text: t(`threads.list.tabs.${kind ?? 'all'}`) }))}
        />
        <div className="spread head filter">
          <FilterChips label={t('threads.list.filters')} chips={chips} />
          <span className="row">
            <LanguageMenu language={list.language} />
            <SortMenu
              label={t('threads.list.sort')}
              choices={list.sorts.map(({ sort, ...choice }) => ({ ...choice, text: t(`threads.list.sorts.${sort}`) }))}
            />
          </span>
        </div>
        {own.length > 0 && (
          <div className="filter">
            <FilterChips label={t('threads.list.ownFilters')} chips={own} />
          </div>
        )}
        <LeftFilters left={list.left} />
        <LanguageNote language={list.language} />
        <h2 className="said-only">{t('threads.list.rows')}</h2>
        <PagedList
          count={list.rows.length}
          empty={{
            title: t('threads.list.empty'),
            text: t('threads.list.emptyText'),
            action: <WaysOn list={list} />,
          }}
          newer={list.first}
          older={list.next}
          newerText={t('threads.list.newest')}
          olderText={t('threads.list.older')}
        >
          <ThreadList threads={list.rows} />
          {me && (
            <div className="row">
              <MarkAllRead />
            </div>
          )}
        </PagedList>
      </PageSplit>
    </>
  )
}

function LeftFilters({ left }: { left: ThreadListView['left'] }) {
  const t = useT()
  if (left.length === 0) return null
  return (
    <nav className="chips" aria-label={t('threads.list.leftOut')}>
      {left.map(({ text, href }) => (
        <a key={href} className="chip" href={href} aria-label={t('threads.list.leaveOut', { name: text })}>
          {text} <Icon name="close" size="small" />
        </a>
      ))}
    </nav>
  )
}

/** What to do where no thread is found. */
function WaysOn({ list }: { list: ThreadListView }) {
  const t = useT()
  return (
    <>
      <LinkButton look="soft" href="/threads/new">
        {t('threads.list.ask')}
      </LinkButton>
      {list.narrowed && (
        <a className="button" href={list.here}>
          {t('threads.list.clear')}
        </a>
      )}
    </>
  )
}

function ListSide({ list }: { list: ThreadListView }) {
  const t = useT()
  return (
    <>
      {list.categories.length > 0 && (
        <SideSection title={t('threads.list.categories')}>
          <LinkList items={list.categories.map(({ name, href, depth }) => ({ text: name, href, level: depth }))} />
        </SideSection>
      )}
      {list.products.length > 0 && (
        <SideSection title={t('threads.list.products')}>
          <LinkList items={list.products.map(({ name, href }) => ({ text: name, href }))} />
        </SideSection>
      )}
      {list.tags.length > 0 && (
        <SideSection title={t('threads.list.tags')}>
          <TagList tags={list.tags} />
        </SideSection>
      )}
      <FeedLink href={list.feed} />
    </>
  )
}
