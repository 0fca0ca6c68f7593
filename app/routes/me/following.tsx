import { z } from 'zod'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { MarkAllRead } from '#app/components/threads/reading-mark.tsx'
import { ThreadList } from '#app/components/threads/thread-row.tsx'
import { WatchMenu } from '#app/components/threads/watch-menu.tsx'
import { watchShape } from '#app/domain/following/input.ts'
import { unreadByThread } from '#app/domain/following/queries/reading.server.ts'
import { watches } from '#app/domain/following/queries/watches.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { threadRefShape } from '#app/domain/threads/input.ts'
import { followedThreads } from '#app/domain/threads/queries/followed-threads.server.ts'
import { threadRows } from '#app/views/thread-rows.server.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'
import type { WatchSubject } from '#db/schema/following.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('following.list.title'), noindex: true }),
}

const rowsPerPage = 25

export const loader = memberLoader(async ({ ctx, url }) => {
  const cursor = url.searchParams.get('cursor')
  const [page, watched] = await Promise.all([followedThreads(ctx, { limit: rowsPerPage, cursor }), watches(ctx)])
  return {
    rows: threadRows(ctx, page.items, await unreadByThread(ctx, page.items)),
    watched: watched.map(({ subject, name, label, level }) => ({
      subject,
      name,
      label,
      level,
      href: watchedPages[subject](name),
    })),
    first: cursor === null ? null : urls.following(),
    next: page.next === null ? null : `${urls.following()}?cursor=${page.next}`,
  }
})

/** Where a watched subject is shown. */
const watchedPages: Record<WatchSubject, (name: string) => string> = {
  tag: urls.tag,
  category: urls.category,
  product: (slug) => withQuery(urls.threads(), { product: slug }),
  member: urls.member,
}

const back = { back: z.string().max(2_000).optional() }

export const action = formAction(
  {
    unfollow: intent({
      shape: threadRefShape.extend(back),
      limit: 'keep',
      run: async ({ ctx }, { threadId, back: to }) => {
        await setFollow(ctx, { threadId, on: false })
        return { to: safePath(to, urls.following()), toast: { tone: 'good', key: 'following.list.unfollowed' } }
      },
    }),
    watch: intent({
      shape: watchShape.extend(back),
      limit: 'keep',
      run: async ({ ctx }, { subject, name, level, back: to }) => {
        await setWatch(ctx, { subject, name, level: level === 'none' ? null : level })
        return { to: safePath(to, urls.following()), toast: { tone: 'good', key: 'following.watch.changed' } }
      },
    }),
  },
  { member: true },
)

export default function Following({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { rows, watched, first, next } = data
  return (
    <>
      <PageTitle title={t('following.list.title')} lede={t('following.list.lede')}>
        {rows.length > 0 && <MarkAllRead />}
      </PageTitle>
      <Section title={t('following.list.watches')}>
        {watched.length === 0 ? (
          <p className="meta-text">{t('following.list.noWatches')}</p>
        ) : (
          <ul className="lines">
            {watched.map(({ subject, name, label, level, href }) => (
              <li key={href} className="spread">
                <span>
                  <a href={href}>{label}</a> <span className="meta-text">{t(`following.watch.${subject}`)}</span>
                </span>
                <WatchMenu subject={subject} name={name} label={label} level={level} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('following.list.threads')}>
        {rows.length === 0 ? (
          <EmptyState title={t('following.list.none')} text={t('following.list.noneText')}>
            <LinkButton look="soft" href={urls.threads()}>
              {t('threads.list.clear')}
            </LinkButton>
          </EmptyState>
        ) : (
          <ThreadList threads={rows} actions={(row) => <Unfollow threadId={row.id} />} />
        )}
        <Pager newer={first} older={next} newerText={t('threads.list.newest')} olderText={t('following.list.older')} />
      </Section>
    </>
  )
}

function Unfollow({ threadId }: { threadId: string }) {
  const t = useT()
  return (
    <form method="post">
      <input type="hidden" name="threadId" value={threadId} />
      <Button look="quiet" size="small" name="intent" value="unfollow">
        {t('following.list.unfollow')}
      </Button>
    </form>
  )
}
