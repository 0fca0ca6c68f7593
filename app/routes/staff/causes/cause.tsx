import { CauseForm } from '#app/components/causes/cause-form.tsx'
import { CauseStateLabel } from '#app/components/causes/cause-state.tsx'
import { Trend } from '#app/components/causes/cause-table.tsx'
import { Folded } from '#app/components/causes/folded.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { openActs } from '#app/core/state-machine.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { causeTransitions } from '#app/domain/cases/causes/cause.ts'
import { causeShape, moveCauseShape, nameFixShape, putCauseShape } from '#app/domain/cases/causes/input.ts'
import { moveCause } from '#app/domain/cases/causes/move-cause.server.ts'
import { nameFix } from '#app/domain/cases/causes/name-fixes.server.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { saveCause } from '#app/domain/cases/causes/save-cause.server.ts'
import { causeLines, causePage } from '#app/domain/cases/queries/causes.server.ts'
import { staff } from '#app/domain/cases/queries/team.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: (_data, { id }) => ({ subject: ['cause'], id: id ?? '' }),
  head: (data, t) => ({ title: data?.cause.name ?? t('causes.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', async ({ ctx, params }) => {
  const cause = await causePage(ctx, params.id ?? '')
  const [all, people] = await Promise.all([causeLines(ctx, 'tree'), staff(ctx)])
  return {
    cause,
    steps: openActs(causeTransitions, cause.state, 'staff').map((act) => causeTransitions[act].to),
    parents: all.filter(({ id }) => id !== cause.id).map(({ id, name }) => ({ id, name })),
    people: people.map(({ handle, name }) => ({ handle, name })),
  }
})

export const action = guardedAction('case.work', {
  save: intent({
    shape: causeShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, input) => {
      const { id } = await saveCause(ctx, params.id ?? '', input)
      return { to: urls.cause(id), toast: { tone: 'good', key: 'causes.toast.saved' } }
    },
  }),
  move: intent({
    shape: moveCauseShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, input) => {
      const { id } = await moveCause(ctx, params.id ?? '', input)
      return { to: urls.cause(id), toast: { tone: 'good', key: 'causes.toast.moved' } }
    },
  }),
  put: intent({
    shape: putCauseShape.omit({ causeId: true }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { numbers }) => {
      const causeId = params.id ?? ''
      const count = await putCause(ctx, { causeId, numbers })
      return { to: urls.cause(causeId), toast: { tone: 'good', key: 'causes.toast.put', params: { count } } }
    },
  }),
  name: intent({
    shape: nameFixShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, input) => {
      const { id } = await nameFix(ctx, params.id ?? '', input)
      return { to: urls.cause(id), toast: { tone: 'good', key: 'causes.toast.named' } }
    },
  }),
})

export default function Cause({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number } = useFormat()
  const { cause, steps, parents, people } = data
  const refused = result?.error && result.intent === 'move' ? result.error : null
  return (
    <>
      <Crumbs
        trail={[
          { text: t('cases.day.title'), href: urls.myDay() },
          { text: t('causes.title'), href: urls.causes() },
        ]}
      />
      <div className="head">
        <div>
          <h1>{cause.name}</h1>
          <div className="meta gap">
            <CauseStateLabel state={cause.state} />
            {cause.above.length > 0 && <span>{cause.above.join(' › ')}</span>}
            <span>{cause.owner === null ? t('causes.form.nobody') : <bdi>{cause.owner.name}</bdi>}</span>
            {cause.fixedAt !== null && <Time at={cause.fixedAt} />}
          </div>
        </div>
        <div className="row">
          {steps.map((to) => (
            <form method="post" key={to}>
              <input type="hidden" name="intent" value="move" />
              <input type="hidden" name="to" value={to} />
              <OnceField />
              <Button look={to === 'fixed' ? 'soft' : 'quiet'}>{t(`causes.move.${to}`)}</Button>
            </form>
          ))}
        </div>
      </div>
      {refused && <Alert tone="bad" urgent title={t.any(refused.key, refused.params)} />}
      {cause.note !== '' && <p className="lede gap">{cause.note}</p>}
      <Figures
        className="gap"
        small
        figures={[
          { name: t('causes.column.customers'), value: number(cause.customers) },
          { name: t('causes.figure.meToo'), value: number(cause.meToo) },
          { name: t('causes.column.years'), value: number(cause.customerYears) },
          { name: t('causes.column.trend'), value: <Trend line={cause} /> },
          {
            name: t('causes.figure.told'),
            value: number(cause.told),
            remark: t('causes.figure.answers', { yes: number(cause.answers.yes), no: number(cause.answers.no) }),
          },
        ]}
      />
      <Section title={t('causes.fixes.title')}>
        {cause.fixes.length === 0 ? (
          <p className="quiet-text">{t('causes.fixes.none')}</p>
        ) : (
          <ul className="stack tight">
            {cause.fixes.map(({ threadId, slug, title, at }) => (
              <li key={threadId}>
                <a href={urls.thread({ id: threadId, slug })}>{title}</a> <Time at={at} />
              </li>
            ))}
          </ul>
        )}
        <NameForm result={result} />
      </Section>
      <Section title={t('causes.cases.title')}>
        {cause.lately.length === 0 ? (
          <p className="quiet-text">{t('causes.cases.none')}</p>
        ) : (
          <ul className="stack tight">
            {cause.lately.map((one) => (
              <li key={one.number}>
                <span className="num">{caseReference(one.number)}</span>{' '}
                <a href={urls.case(one.number)} lang={one.lang ?? undefined}>
                  {one.subject}
                </a>{' '}
                <span className="meta-text">
                  {one.customer !== null && <bdi>{one.customer}</bdi>} <Time at={one.openedAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
        <PutForm result={result} />
      </Section>
      <Folded text={t('causes.form.edit')} open={result?.intent === 'save'}>
        <CauseForm
          present={{
            name: cause.name,
            note: cause.note,
            parent: cause.parentId,
            owner: cause.owner?.handle ?? null,
          }}
          parents={parents}
          people={people}
          result={result}
        />
      </Folded>
    </>
  )
}

type Result = PageProps<typeof loader, typeof action>['result']

function NameForm({ result }: { result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ announcement: string }>('name', result)
  const label = t('causes.fixes.label')
  return (
    <Folded text={t('causes.fixes.add')} open={result?.intent === 'name'}>
      <ActionForm form={form} labels={{ announcement: label }}>
        <TextField field={fields.announcement} label={label} hint={t('causes.fixes.hint')} maxLength={300} />
        <p className="row">
          <Button look="soft">{t('causes.fixes.submit')}</Button>
        </p>
      </ActionForm>
    </Folded>
  )
}

function PutForm({ result }: { result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ numbers: string }>('put', result)
  const label = t('causes.cases.label')
  return (
    <Folded text={t('causes.cases.add')} open={result?.intent === 'put'}>
      <ActionForm form={form} labels={{ numbers: label }}>
        <TextField field={fields.numbers} label={label} hint={t('causes.cases.hint')} />
        <p className="row">
          <Button look="soft">{t('causes.cases.submit')}</Button>
        </p>
      </ActionForm>
    </Folded>
  )
}
