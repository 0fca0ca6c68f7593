import { z } from 'zod'
import { LinkButton } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { FilterChips, SortMenu } from '#app/components/parts/tabs.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { IdeaList } from '#app/components/threads/idea-row.tsx'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { ideaCounts, ideaList, type IdeaView } from '#app/domain/threads/queries/ideas.server.ts'
import { ideaStatuses } from '#app/domain/threads/upkeep/idea.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { levelToVote } from '#app/domain/threads/votes/vote.ts'
import { tagLinks } from '#app/views/thread-rows.server.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

const perPage = 25
const sorts = ['votes', 'new', 'active'] as const
const voteValues = { up: 1, down: -1, none: 0 } as const

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({
    title: t('catalogue.ideas.title'),
    description: t('catalogue.ideas.lede'),
  }),
}

export const loader = pageLoader(async ({ ctx, url }) => {
  const status = ideaStatuses.find((one) => one === url.searchParams.get('status')) ?? null
  const sort = sorts.find((one) => one === url.searchParams.get('sort')) ?? 'votes'
  const cursor = url.searchParams.get('cursor')
  const [page, counts] = await Promise.all([
    ideaList(ctx, { status, sort }, { limit: perPage, cursor }),
    ideaCounts(ctx),
  ])
  return {
    status,
    sort,
    counts,
    first: cursor === null,
    next: page.next,
    ideas: page.items.map((idea) => ideaRow(ctx, idea)),
  }
})

export const action = formAction(
  {
    vote: intent({
      shape: z.object({ postId: z.string().max(60), vote: z.enum(['up', 'down', 'none']) }),
      limit: 'vote',
      run: async ({ ctx, url }, { postId, vote }) => {
        await castVote(ctx, { postId, value: voteValues[vote] })
        return { to: `${url.pathname}${url.search}#${postId}` }
      },
    }),
  },
  { permission: 'post.vote' },
)

function ideaRow(ctx: Ctx, idea: IdeaView) {
  const may = can(ctx.actor, 'post.vote') && idea.author?.id !== ctx.actor.memberId
  return {
    id: idea.id,
    href: urls.thread(idea),
    title: idea.title,
    lang: idea.lang,
    excerpt: idea.excerpt === '' ? null : idea.excerpt,
    status: idea.status,
    category: { name: idea.category.name, href: urls.category(idea.category.slug) },
    tags: tagLinks(idea.tags),
    replies: idea.answerCount,
    staffAnswered: idea.staffAnswered,
    lastAt: idea.activityAt,
    vote: {
      postId: idea.openingPostId,
      score: idea.votes,
      mine: idea.mine === 1 ? ('up' as const) : idea.mine === -1 ? ('down' as const) : null,
      up: may,
      down: may,
      fromLevel: levelToVote(ctx.actor, idea.author?.id ?? null),
    },
  }
}

export default function Ideas({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { status, sort, counts, first, next, ideas } = data
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const address = (change: { status?: string | null; sort?: string; cursor?: string }) => {
    const [wanted, order] = [change.status === undefined ? status : change.status, change.sort ?? sort]
    return withQuery(urls.ideas(), { status: wanted, sort: order !== 'votes' && order, cursor: change.cursor })
  }
  return (
    <>
      <PageTitle title={t('catalogue.ideas.title')} lede={t('catalogue.ideas.lede')}>
        <LinkButton look="primary" icon="plus" href="/threads/new?kind=idea">
          {t('catalogue.ideas.submit')}
        </LinkButton>
      </PageTitle>
      <div className="spread head filter">
        <FilterChips
          label={t('catalogue.ideas.filters')}
          chips={[
            { text: t('catalogue.ideas.all'), href: address({ status: null }), current: status === null, count: all },
            ...ideaStatuses.map((one) => ({
              text: t(`catalogue.ideas.status.${one}`),
              href: address({ status: one }),
              current: status === one,
              count: counts[one],
            })),
          ]}
        />
        <SortMenu
          label={t('catalogue.ideas.sort')}
          choices={sorts.map((one) => ({
            text: t(`catalogue.ideas.sorts.${one}`),
            href: address({ sort: one }),
            current: sort === one,
          }))}
        />
      </div>
      <h2 className="said-only">{t('catalogue.ideas.list')}</h2>
      {ideas.length === 0 ? (
        <EmptyState title={t('catalogue.ideas.empty')} text={t('catalogue.ideas.emptyText')}>
          <LinkButton look="soft" href="/threads/new?kind=idea">
            {t('catalogue.ideas.submit')}
          </LinkButton>
          {status !== null && (
            <a className="button" href="/ideas">
              {t('catalogue.ideas.all')}
            </a>
          )}
        </EmptyState>
      ) : (
        <IdeaList ideas={ideas} />
      )}
      <Pager
        newer={first ? null : address({})}
        older={next === null ? null : address({ cursor: next })}
        newerText={t('catalogue.ideas.fromStart')}
        olderText={t('catalogue.ideas.more')}
      />
    </>
  )
}
