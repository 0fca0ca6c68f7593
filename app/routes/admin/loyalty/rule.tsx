import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, ChoiceField, SelectField, TextField } from '#app/components/forms/field.tsx'
import { RuleSentences } from '#app/components/loyalty/rule-sentences.tsx'
import { RuleSimulationView, type ShownSimulation } from '#app/components/loyalty/rule-simulation.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { DataOf, PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { optionalBlock } from '#app/core/text-shapes.ts'
import { authorCards } from '#app/domain/accounts/queries/members.server.ts'
import { ruleBook } from '#app/domain/loyalty/queries/rules.server.ts'
import { changeRule, digestOf } from '#app/domain/loyalty/rules/change-rule.server.ts'
import { ruleShape, termsFrom } from '#app/domain/loyalty/rules/rule-input.ts'
import { isRuleName, versionAt } from '#app/domain/loyalty/rules/rule-terms.ts'
import { rulesPage } from '#app/domain/loyalty/rules/rules-page.server.ts'
import { simulateRule } from '#app/domain/loyalty/rules/simulate-rule.server.ts'
import type { EarningRuleName } from '#app/registry/earning-rules.ts'
import { ruleConditions } from '#app/registry/rule-conditions.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({
    title: data === undefined ? t('rules.admin.title') : t(`loyalty.rule.${data.view.rule}`),
    noindex: true,
  }),
}

export const loader = guardedLoader('rule.change', async ({ ctx, params }) => {
  const rule = ruleOf(params.rule)
  const page = await rulesPage(ctx)
  const view = page.rules.find((one) => one.rule === rule)
  if (view === undefined) throw new DomainError('not_found', 'errors.notFound')
  const { terms } = versionAt(await ruleBook(ctx.read, [rule]), rule, ctx.now())
  const text = (value: number | null | undefined): string => (value == null ? '' : String(value))
  const { conditions } = terms
  return {
    view,
    history: page.history.filter((change) => change.rule === rule),
    // Where an amount follows the standard one the field stays empty and the hint says which that is.
    standard: {
      reputation: typeof terms.reputation === 'string' ? Number(ctx.setting(terms.reputation)) : null,
      points: typeof terms.points === 'string' ? Number(ctx.setting(terms.points)) : null,
    },
    values: {
      reputation: typeof terms.reputation === 'number' ? String(terms.reputation) : '',
      points: typeof terms.points === 'number' ? String(terms.points) : '',
      day: terms.caps.day,
      perPost: terms.caps.perPost ? 'on' : '',
      pairPerDay: text(view.caps.pair?.perDay),
      pairPer30Days: text(view.caps.pair?.per30Days),
      pairTimesPerDay: text(view.caps.pairTimes?.perDay),
      pairTimesInAll: text(view.caps.pairTimes?.inAll),
      timesPerDay: text(view.caps.times?.perDay),
      timesInAll: text(view.caps.times?.inAll),
      lifetime: text(view.caps.lifetime),
      minReceiverTrust: text(conditions.minReceiverTrust),
      minReceiverDays: text(conditions.minReceiverDays),
      minGiverTrust: text(conditions.minGiverTrust),
      minGiverDays: text(conditions.minGiverDays),
      threadKinds: [...(conditions.threadKinds ?? [])],
      products: (conditions.products ?? []).join(', '),
      fromDay: '',
      reason: '',
    },
  }
})

export const action = guardedAction('rule.change', {
  propose: intent({
    shape: ruleShape.extend({
      step: z.enum(['simulate', 'save']).default('simulate'),
      simulated: z.string().max(64).optional(),
      fromDay: z.union([z.literal(''), z.string().regex(/^\d{4}-\d{2}-\d{2}$/)]).optional(),
      reason: optionalBlock(300).optional(),
    }),
    limit: 'staffAct',
    async run({ ctx, params }, { step, simulated, fromDay, reason, ...input }) {
      const rule = ruleOf(params.rule)
      const terms = termsFrom(rule, input)
      if (step === 'simulate') {
        const result = await simulateRule(ctx, rule, terms)
        const cards = await authorCards(
          ctx,
          result.top.map(({ memberId }) => memberId),
        )
        const shown: ShownSimulation = {
          ...result,
          digest: digestOf(terms),
          top: result.top.map((one) => ({ ...one, handle: cards.get(one.memberId)?.handle ?? null })),
        }
        return { extra: { simulation: shown } }
      }
      if (reason === undefined || reason.length < 3)
        throw new DomainError('invalid', 'errors.invalid', { fields: { reason: { key: 'rules.errors.reason' } } })
      const version = await changeRule(ctx, {
        rule,
        terms,
        fromDay: fromDay === undefined || fromDay === '' ? null : fromDay,
        reason,
        simulated: simulated ?? '',
      })
      return { to: urls.adminRule(rule), toast: { tone: 'good', key: 'rules.admin.saved', params: { version } } }
    },
  }),
})

function ruleOf(name: string | undefined): EarningRuleName {
  if (name === undefined || !isRuleName(name)) throw new DomainError('not_found', 'errors.notFound')
  return name
}

type Fields = {
  [F in keyof DataOf<typeof loader>['values']]: F extends 'threadKinds' ? string[] : string
}

export default function AdminRule({ data, result }: PageProps<typeof loader, typeof action>) {
  const { view, history, standard, values } = data
  const t = useT()
  const [form, fields] = useActionForm<Fields>('propose', result, values)
  const simulation = (result?.extra?.['simulation'] as ShownSimulation | undefined) ?? null
  const follows = (amount: number | null): string =>
    amount === null ? t('rules.field.amountHint') : t('rules.field.follows', { amount })
  const number = { inputMode: 'numeric', pattern: '-?[0-9]*', maxLength: 7, optional: true } as const
  return (
    <>
      <Crumbs trail={[{ text: t('rules.admin.title'), href: urls.adminRules() }]} />
      <PageTitle title={t(`loyalty.rule.${view.rule}`)} lede={t('rules.admin.editLede')} />
      <RuleSentences rule={view} />
      <ActionForm form={form} className="form gap">
        <TextField
          field={fields.reputation}
          label={t('loyalty.filter.units.reputation')}
          hint={follows(standard.reputation)}
          {...number}
        />
        <TextField
          field={fields.points}
          label={t('loyalty.filter.units.points')}
          hint={follows(standard.points)}
          {...number}
        />
        <SelectField
          field={fields.day}
          label={t('rules.field.day')}
          options={(['counted', 'outside'] as const).map((value) => ({ value, text: t(`rules.field.dayOf.${value}`) }))}
        />
        <CheckField field={fields.perPost} label={t('rules.field.perPost')} />
        <TextField
          field={fields.pairPerDay}
          label={t('rules.field.pairPerDay')}
          hint={t('rules.field.none')}
          {...number}
        />
        <TextField
          field={fields.pairPer30Days}
          label={t('rules.field.pairPer30Days')}
          hint={t('rules.field.none')}
          {...number}
        />
        <TextField
          field={fields.pairTimesPerDay}
          label={t('rules.field.pairTimesPerDay')}
          hint={t('rules.field.none')}
          {...number}
        />
        <TextField
          field={fields.pairTimesInAll}
          label={t('rules.field.pairTimesInAll')}
          hint={t('rules.field.none')}
          {...number}
        />
        <TextField
          field={fields.timesPerDay}
          label={t('rules.field.timesPerDay')}
          hint={t('rules.field.none')}
          {...number}
        />
        <TextField
          field={fields.timesInAll}
          label={t('rules.field.timesInAll')}
          hint={t('rules.field.none')}
          {...number}
        />
        <TextField field={fields.lifetime} label={t('rules.field.lifetime')} hint={t('rules.field.none')} {...number} />
        <details className="fold" open={Object.keys(view.conditions).length > 0}>
          <summary>{t('rules.field.conditions')}</summary>
          <div className="stack">
            {(['minReceiverTrust', 'minReceiverDays', 'minGiverTrust', 'minGiverDays'] as const).map((name) => (
              <TextField key={name} field={fields[name]} label={t(`rules.field.${name}`)} {...number} />
            ))}
            <ChoiceField
              field={fields.threadKinds}
              label={t('rules.field.threadKinds')}
              several
              options={ruleConditions.threadKinds.options.map((value) => ({
                value,
                text: t(`threads.ask.kinds.${value}`),
              }))}
            />
            <TextField
              field={fields.products}
              label={t('rules.field.products')}
              hint={t('rules.field.productsHint')}
              maxLength={500}
              optional
            />
          </div>
        </details>
        {simulation === null ? null : (
          <>
            <input type="hidden" name="simulated" value={simulation.digest} />
            <RuleSimulationView simulation={simulation} />
          </>
        )}
        <Button look={simulation === null ? 'primary' : 'soft'} name="step" value="simulate">
          {t('rules.admin.simulate')}
        </Button>
        {simulation !== null && (
          <>
            <TextField
              field={fields.fromDay}
              label={t('rules.field.fromDay')}
              hint={t('rules.field.fromDayHint')}
              type="date"
              optional
            />
            <TextField
              field={fields.reason}
              label={t('rules.field.reason')}
              hint={t('rules.field.reasonHint')}
              maxLength={300}
              optional
            />
            <Button look="primary" name="step" value="save">
              {t('rules.admin.save')}
            </Button>
          </>
        )}
      </ActionForm>
      <Section title={t('rules.history')}>
        {history.length === 0 ? (
          <p className="quiet-text">{t('rules.historyNone')}</p>
        ) : (
          <ul className="lines">
            {history.map((change) => (
              <li key={change.version}>
                <Time at={change.at} form="date" />{' '}
                {t('rules.historyRule', {
                  rule: t(`loyalty.rule.${view.rule}`),
                  version: change.version ?? 1,
                  reason: change.reason,
                })}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
