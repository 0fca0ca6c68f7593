import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { Who } from '#app/components/members/byline.tsx'
import { MemberRoles } from '#app/components/members/member-roles.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { authorize } from '#app/core/authorize.ts'
import { activityOf } from '#app/domain/accounts/queries/activity.server.ts'
import { memberPage } from '#app/domain/accounts/queries/members.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { authorView } from '#app/views/author-views.server.ts'
import { withQuery } from '#app/views/with-query.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('accounts.list.title') }),
}

const perPage = 30

export const loader = pageLoader(async ({ ctx, url }) => {
  authorize(ctx.actor, 'member.read')
  const search = (url.searchParams.get('q') ?? '').slice(0, 100)
  const cursor = url.searchParams.get('cursor')
  const page = await memberPage(ctx, { search, role: null, listedFor: ctx.actor.memberId }, { limit: perPage, cursor })
  const ids = page.items.map(({ id }) => id)
  const activity = await activityOf(ctx.read, ids)
  const standings = await standingsOf(ctx.read, ids)
  const members = page.items.map((card) => ({
    id: card.id,
    joinedAt: card.joinedAt,
    roles: card.roles,
    author: authorView(ctx, card, standings.get(card.id) ?? null),
    answers: activity.get(card.id)?.answers ?? 0,
    accepted: activity.get(card.id)?.accepted ?? 0,
  }))
  return { search, members, first: cursor === null, next: page.next }
})

export default function Members({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { search, members, first, next } = data
  const older = next === null ? null : withQuery('/members', { q: search, cursor: next })
  return (
    <>
      <PageTitle title={t('accounts.list.title')} lede={t('accounts.list.lede')} />
      <div className="stack loose">
        <FilterForm
          id="member-search"
          label={t('accounts.list.search')}
          value={search}
          submit={t('accounts.list.searchSubmit')}
        />
        <h2 className="said-only">{t('accounts.list.results')}</h2>
        <PagedList
          count={members.length}
          empty={{
            title: t(search === '' ? 'accounts.list.emptyAll' : 'accounts.list.emptyTitle'),
            text: search === '' ? undefined : t('accounts.list.emptyText'),
            action: search !== '' && (
              <a className="button" href="/members">
                {t('accounts.list.showAll')}
              </a>
            ),
          }}
          newer={first ? null : withQuery('/members', { q: search })}
          older={older}
        >
          <ul className="cards">
            {members.map((member) => (
              <li key={member.id} className="card">
                <Who author={member.author}>
                  <MemberRoles roles={member.roles} />
                  {member.answers > 0 && <span>{t('accounts.list.answers', { count: member.answers })}</span>}
                  {member.accepted > 0 && <span>{t('accounts.list.accepted', { count: member.accepted })}</span>}
                  <span>
                    <Sentence text="accounts.list.joined" with={{ when: <Time at={member.joinedAt} form="date" /> }} />
                  </span>
                </Who>
              </li>
            ))}
          </ul>
        </PagedList>
      </div>
    </>
  )
}
