import { Who } from '#app/components/members/byline.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { authorCards } from '#app/domain/accounts/queries/members.server.ts'
import { leaderboard, type OwnPlace } from '#app/domain/analytics/leaderboard/leaderboard.server.ts'
import { measures } from '#app/domain/analytics/leaderboard/measure.ts'
import { periods } from '#app/domain/analytics/leaderboard/period.ts'
import { tagIdOf } from '#app/domain/analytics/leaderboard/queries/ranking.server.ts'
import { categories } from '#app/domain/catalogue/queries/choices.server.ts'
import { marksOf } from '#app/domain/loyalty/standings.server.ts'
import { authorView } from '#app/views/author-views.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({
    title: t('leaderboard.title'),
    description: t('leaderboard.lede'),
  }),
}

const perPage = 30
/** What is shown when the address says nothing else: this week, by reputation. */
const usual: ReadonlySet<string> = new Set(['week', 'reputation'])

export const loader = pageLoader(async ({ ctx, url }) => {
  const period = periods.find((one) => one === url.searchParams.get('period')) ?? 'week'
  const measure = measures.find((one) => one === url.searchParams.get('measure')) ?? 'reputation'
  const areas = await categories(ctx)
  const category = areas.find(({ slug }) => slug === url.searchParams.get('category')) ?? null
  const asked = url.searchParams.get('tag')?.trim() || null
  const tag = asked !== null && (await tagIdOf(ctx.read, asked)) !== null ? asked : null
  const cursor = url.searchParams.get('cursor')
  const page = await leaderboard(
    ctx,
    { period, measure, category: category?.slug ?? null, tag },
    { limit: perPage, cursor },
  )
  const ids = page.items.map(({ memberId }) => memberId)
  const [cards, marks] = await Promise.all([authorCards(ctx, ids), marksOf(ctx.read, ids)])
  const rows = page.items.flatMap(({ rank, previousRank, memberId, figure }) => {
    const card = cards.get(memberId)
    return card === undefined
      ? []
      : [{ rank, previousRank, figure, author: authorView(ctx, card, marks.get(memberId) ?? null) }]
  })
  return {
    period,
    measure,
    category: category?.slug ?? null,
    tag,
    unknownTag: asked !== null && tag === null,
    areas: areas.map(({ slug, name }) => ({ slug, name })),
    rows,
    mine: page.mine,
    first: cursor === null,
    next: page.next,
  }
})

export default function Leaderboard({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  const { period, measure, category, tag, unknownTag, areas, rows, mine, first, next } = data
  const at = (change: {
    period?: string
    measure?: string
    category?: string | null
    tag?: string | null
    cursor?: string
  }): string => {
    const wanted = { period, measure, category, tag, ...change }
    const query = Object.entries(wanted).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !usual.has(entry[1]),
    )
    return query.length === 0 ? '/leaderboard' : `/leaderboard?${new URLSearchParams(query).toString()}`
  }
  const figure =
    measure === 'people'
      ? t('leaderboard.peopleHelped')
      : t(period === 'all' && category === null && tag === null ? 'leaderboard.reputation' : 'leaderboard.gained')
  return (
    <>
      <PageTitle title={t('leaderboard.title')} lede={t('leaderboard.lede')} />
      <div className="stack loose">
        <div className="stack tight">
          <FilterChips
            label={t('leaderboard.periods')}
            chips={periods.map((one) => ({
              text: t(`leaderboard.period.${one}`),
              href: at({ period: one }),
              current: one === period,
            }))}
          />
          <FilterChips
            label={t('leaderboard.measures')}
            chips={measures.map((one) => ({
              text: t(`leaderboard.measure.${one}`),
              href: at({ measure: one }),
              current: one === measure,
            }))}
          />
          {measure === 'people' && <p className="quiet-text">{t('leaderboard.peopleLede')}</p>}
          {areas.length > 1 && (
            <FilterChips
              label={t('leaderboard.areas')}
              chips={[
                { text: t('leaderboard.everywhere'), href: at({ category: null }), current: category === null },
                ...areas.map(({ slug, name }) => ({
                  text: name,
                  href: at({ category: slug }),
                  current: slug === category,
                })),
              ]}
            />
          )}
        </div>
        <form method="get" action="/leaderboard" className="filters">
          {Object.entries({ period, measure, category }).map(
            ([name, value]) =>
              value !== null && !usual.has(value) && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <div className="field">
            <label htmlFor="leaderboard-tag">{t('leaderboard.tag')}</label>
            <input
              id="leaderboard-tag"
              name="tag"
              key={tag}
              defaultValue={tag ?? ''}
              placeholder={t('leaderboard.tagHint')}
              maxLength={60}
              aria-describedby={unknownTag ? 'leaderboard-tag-error' : undefined}
            />
          </div>
          <Button>{t('leaderboard.tagShow')}</Button>
          {tag !== null && <a href={at({ tag: null })}>{t('leaderboard.allTags')}</a>}
          {unknownTag && (
            <span className="error" id="leaderboard-tag-error">
              {t('leaderboard.unknownTag')}
            </span>
          )}
        </form>
        {tag !== null && <p>{t('leaderboard.tagged', { tag })}</p>}
        {mine && <Mine mine={mine} />}
        {rows.length === 0 ? (
          <EmptyState title={t('leaderboard.emptyTitle')} text={t('leaderboard.emptyText')}>
            <a className="button primary" href="/threads?state=unanswered">
              {t('leaderboard.emptyWay')}
            </a>
          </EmptyState>
        ) : (
          <DataTable
            caption={t('leaderboard.table')}
            columns={[
              { key: 'rank', title: t('leaderboard.rank'), figure: true, cell: ({ rank }) => number(rank) },
              {
                key: 'member',
                title: t('leaderboard.member'),
                cell: ({ author }) => <Who author={author} size="small" />,
              },
              { key: 'figure', title: figure, figure: true, cell: (row) => number(row.figure) },
              ...(period === 'all'
                ? []
                : [
                    {
                      key: 'moved',
                      title: t('leaderboard.movement'),
                      cell: ({ rank, previousRank }: { rank: number; previousRank: number | null }) => (
                        <Movement rank={rank} previousRank={previousRank} />
                      ),
                    },
                  ]),
            ]}
            head="member"
            look="ranking"
            rows={rows}
            rowKey={({ author }) => author.handle}
          />
        )}
        <p className="quiet-text">
          {t('leaderboard.rules')} <a href="/members">{t('leaderboard.everybody')}</a>
        </p>
      </div>
      <Pager
        newer={first ? null : at({})}
        older={next === null ? null : at({ cursor: next })}
        newerText={t('leaderboard.top')}
        olderText={t('leaderboard.more')}
      />
    </>
  )
}

/** In words: an arrow alone says nothing to who cannot see it. */
function Movement({ rank, previousRank }: { rank: number; previousRank: number | null }) {
  const t = useT()
  const { number } = useFormat()
  if (previousRank === null) return <>{t('leaderboard.moved.new')}</>
  if (previousRank === rank) return <>{t('leaderboard.moved.same')}</>
  return (
    <>
      {previousRank > rank
        ? t('leaderboard.moved.up', { count: previousRank - rank })
        : t('leaderboard.moved.down', { count: rank - previousRank })}{' '}
      <span className="quiet-text">({t('leaderboard.was', { rank: number(previousRank) })})</span>
    </>
  )
}

function Mine({ mine }: { mine: Exclude<OwnPlace, null> }) {
  const t = useT()
  return (
    <Section title={t('leaderboard.mine.title')}>
      {mine.kind === 'ranked' ? (
        <p>
          {t('leaderboard.mine.text', { rank: mine.rank, total: mine.total, count: mine.figure })}{' '}
          {mine.previousRank !== null && <Movement rank={mine.rank} previousRank={mine.previousRank} />}
        </p>
      ) : (
        <p>
          {t(`leaderboard.mine.${mine.kind}`)}{' '}
          {mine.kind === 'unranked' && <a href="/me/settings#ranking">{t('leaderboard.mine.change')}</a>}
        </p>
      )}
    </Section>
  )
}
