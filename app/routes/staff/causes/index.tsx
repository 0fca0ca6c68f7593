import { CauseForm } from '#app/components/causes/cause-form.tsx'
import { CauseTable } from '#app/components/causes/cause-table.tsx'
import { Folded } from '#app/components/causes/folded.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { dropCause } from '#app/domain/cases/causes/drop-cause.server.ts'
import { causeShape, dropCauseShape, putCauseShape } from '#app/domain/cases/causes/input.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { saveCause } from '#app/domain/cases/causes/save-cause.server.ts'
import { causeLines, causeOrders } from '#app/domain/cases/queries/causes.server.ts'
import { staff } from '#app/domain/cases/queries/team.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('causes.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', async ({ ctx, url }) => {
  const asked = url.searchParams.get('by')
  const order = causeOrders.find((one) => one === asked) ?? causeOrders[0]
  const [lines, people] = await Promise.all([causeLines(ctx, order), staff(ctx)])
  return { order, lines, people: people.map(({ handle, name }) => ({ handle, name })) }
})

/** The page of a case sends `put` and `drop` here as well, for its one number. */
export const action = guardedAction('case.work', {
  save: intent({
    shape: causeShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      const { id } = await saveCause(ctx, null, input)
      return { to: urls.cause(id), toast: { tone: 'good', key: 'causes.toast.saved' } }
    },
  }),
  put: intent({
    shape: putCauseShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      const count = await putCause(ctx, input)
      const [number, ...more] = input.numbers
      return {
        to: number !== undefined && more.length === 0 ? urls.case(number) : urls.cause(input.causeId),
        toast: { tone: 'good', key: 'causes.toast.put', params: { count } },
      }
    },
  }),
  drop: intent({
    shape: dropCauseShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      await dropCause(ctx, input)
      return { to: urls.case(input.number), toast: { tone: 'good', key: 'causes.toast.dropped' } }
    },
  }),
})

export default function Causes({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { order, lines, people } = data
  const refused = result?.error && result.intent !== 'save' ? result.error : null
  return (
    <>
      <Crumbs trail={[{ text: t('cases.day.title'), href: urls.myDay() }]} />
      <PageTitle title={t('causes.title')} lede={t('causes.lede')} />
      {refused && <Alert tone="bad" urgent title={t.any(refused.key, refused.params)} />}
      {lines.length === 0 ? (
        <EmptyState title={t('causes.empty')} text={t('causes.emptyText')} />
      ) : (
        <div className="stack loose">
          <FilterChips
            label={t('causes.order.label')}
            chips={causeOrders.map((one) => ({
              text: t(`causes.order.${one}`),
              href: one === causeOrders[0] ? urls.causes() : `${urls.causes()}?by=${one}`,
              current: one === order,
            }))}
          />
          <CauseTable lines={lines} tree={order === 'tree'} />
        </div>
      )}
      <Folded text={t('causes.form.add')} open={result?.intent === 'save' || lines.length === 0}>
        <CauseForm present={null} parents={lines} people={people} result={result} />
      </Folded>
    </>
  )
}
