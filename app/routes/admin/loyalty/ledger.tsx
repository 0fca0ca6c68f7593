import { z } from 'zod'
import { settingLabel } from '#app/components/admin/setting-field.tsx'
import { Distribution } from '#app/components/charts/distribution.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { block } from '#app/core/text-shapes.ts'
import { authorCards, memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { freezeRedemptions, unfreezeRedemptions } from '#app/domain/ledger/freeze-redemptions.server.ts'
import { liability, type Liability } from '#app/domain/ledger/liability.server.ts'
import { lastAdjustments, lastReconciliations, openFreeze } from '#app/domain/ledger/queries/checks.server.ts'
import { reconcileLedger } from '#app/domain/ledger/reconcile-ledger.server.ts'
import type { Finding } from '#app/domain/ledger/verification.ts'
import { adjustBalance } from '#app/domain/loyalty/awards/adjust-balance.server.ts'
import { verifyRedemptions } from '#app/domain/perks/redemptions/verify-redemptions.server.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: () => ({ subject: ['ledger'], id: null }),
  page: 'narrow',
  head: (_data, t) => ({ title: t('ledger.title'), noindex: true }),
}

export const loader = guardedLoader('ledger.administer', async ({ ctx, url }) => {
  const checks = await lastReconciliations(ctx.read, 10)
  const freeze = await openFreeze(ctx.read)
  const adjustments = await lastAdjustments(ctx.read, 10)
  const cards = await authorCards(
    ctx,
    adjustments.map((row) => row.memberId),
  )
  return {
    member: (url.searchParams.get('member') ?? '').slice(0, 40),
    checks: checks.map(({ id, at, took_ms: ms, transactions, entries, finding_count: count }) => ({
      id,
      at,
      ms,
      transactions,
      entries,
      count,
    })),
    findings: (JSON.parse(checks[0]?.findings ?? '[]') as Finding[]).slice(0, 50),
    freeze: freeze === null ? null : { at: freeze.at, byHand: freeze.by_member_id !== null, reason: freeze.reason },
    liability: await liability(ctx),
    adjustments: adjustments.map((row) => ({ ...row, handle: cards.get(row.memberId)?.handle ?? '' })),
    approvalAbove: ctx.setting('points.adjustmentApproval'),
  }
})

const reason = block(300, 3)

export const action = guardedAction('ledger.administer', {
  check: intent({
    shape: z.object({}),
    async run({ ctx, url }) {
      const { findings } = await reconcileLedger(ctx, verifyRedemptions)
      return {
        to: url.pathname,
        toast:
          findings.length === 0
            ? { tone: 'good', key: 'ledger.check.done' }
            : { tone: 'bad', key: 'ledger.check.found', params: { count: findings.length } },
      }
    },
  }),
  freeze: intent({
    shape: z.object({ reason }),
    async run({ ctx, url }, input) {
      await freezeRedemptions(ctx, input)
      return { to: url.pathname, toast: { tone: 'good', key: 'ledger.freeze.frozenToast' } }
    },
  }),
  lift: intent({
    shape: z.object({ reason }),
    async run({ ctx, url }, input) {
      await unfreezeRedemptions(ctx, input)
      return { to: url.pathname, toast: { tone: 'good', key: 'ledger.freeze.liftedToast' } }
    },
  }),
  adjust: intent({
    shape: z.object({
      handle: z.string().trim().min(1).max(40),
      unit: z.enum(['points', 'reputation']),
      amount: z.coerce.number().int().min(-100_000).max(100_000),
      reason,
    }),
    async run({ ctx, url }, { handle: wanted, amount, ...rest }) {
      if (amount === 0)
        throw new DomainError('invalid', 'errors.invalid', { fields: { amount: { key: 'ledger.errors.amount' } } })
      const member = await memberByHandle(ctx, wanted.replace(/^@/, ''))
      if (member === null)
        throw new DomainError('invalid', 'errors.invalid', { fields: { handle: { key: 'ledger.errors.noMember' } } })
      const result = await adjustBalance(ctx, { ...rest, amount, memberId: member.id })
      return {
        to: url.pathname,
        toast:
          result.state === 'waiting'
            ? { tone: 'good', key: 'ledger.adjust.waits' }
            : { tone: 'good', key: 'ledger.adjust.done', params: { amount, handle: member.handle } },
      }
    },
  }),
})

export default function AdminLedger({ data, result }: PageProps<typeof loader, typeof action>) {
  const { checks, findings, freeze, liability: owed, adjustments, approvalAbove, member } = data
  const t = useT()
  const { number, signed, relative, now } = useFormat()
  const [checkForm] = useActionForm('check', result)
  const [freezeForm, freezeFields] = useActionForm<{ reason: string }>(freeze === null ? 'freeze' : 'lift', result)
  const [adjustForm, adjustFields] = useActionForm<{ handle: string; unit: string; amount: string; reason: string }>(
    'adjust',
    result,
    { handle: member, unit: 'points' },
  )
  const [last, ...earlier] = checks
  const labels = {
    handle: t('ledger.adjust.member'),
    unit: t('ledger.adjust.unit'),
    amount: t('ledger.adjust.amount'),
    reason: t('ledger.freeze.reason'),
  }
  return (
    <>
      <PageTitle title={t('ledger.title')} lede={t('ledger.lede')} />
      <div className="stack loose">
        {freeze !== null && (
          <Alert
            tone="bad"
            title={`${t('ledger.frozen.title')} ${t('ledger.frozen.since', { when: relative(freeze.at, now) })}`}
          >
            {freeze.byHand ? t('ledger.frozen.byHand', { reason: freeze.reason }) : t('ledger.frozen.byCheck')}
          </Alert>
        )}
        <Section title={t('ledger.check.title')} aside={last && <Time at={last.at} />}>
          {last === undefined ? (
            <p className="quiet-text">{t('ledger.check.never')}</p>
          ) : (
            <Note tone={last.count === 0 ? 'good' : 'bad'} icon={last.count === 0 ? 'check' : 'warn'}>
              {last.count === 0
                ? t('ledger.check.clean', {
                    transactions: number(last.transactions),
                    entries: number(last.entries),
                    ms: number(last.ms),
                  })
                : t('ledger.check.findings', { count: last.count, entries: number(last.entries) })}
            </Note>
          )}
          {findings.length > 0 && <Findings findings={findings} />}
          <ActionForm form={checkForm} className="gap">
            <Button>{t('ledger.check.run')}</Button>
          </ActionForm>
          {earlier.length > 0 && (
            <details className="fold">
              <summary>{t('ledger.check.history')}</summary>
              <DataTable
                caption={t('ledger.check.history')}
                rows={earlier}
                rowKey={(row) => row.id}
                columns={[
                  { key: 'at', title: t('ledger.check.when'), cell: (row) => <Time at={row.at} /> },
                  {
                    key: 'entries',
                    title: t('ledger.check.entries'),
                    figure: true,
                    cell: (row) => number(row.entries),
                  },
                  { key: 'count', title: t('ledger.check.result'), figure: true, cell: (row) => number(row.count) },
                  {
                    key: 'ms',
                    title: t('ledger.check.took'),
                    figure: true,
                    cell: (row) => t('ledger.check.ms', { ms: number(row.ms) }),
                  },
                ]}
              />
            </details>
          )}
        </Section>
        <Owed owed={owed} />
        <Section title={t('ledger.freeze.title')}>
          {freeze === null && <p>{t('ledger.frozen.open')}</p>}
          <ActionForm form={freezeForm} labels={labels} className="form gap">
            <TextField
              field={freezeFields.reason}
              label={labels.reason}
              hint={t('ledger.freeze.reasonHint')}
              maxLength={300}
            />
            <Button look={freeze === null ? 'danger' : 'soft'}>
              {freeze === null ? t('ledger.freeze.freeze') : t('ledger.freeze.lift')}
            </Button>
          </ActionForm>
        </Section>
        <Section title={t('ledger.adjust.title')}>
          <p>{t('ledger.adjust.lede', { limit: number(approvalAbove) })}</p>
          <ActionForm form={adjustForm} labels={labels} className="form gap">
            <TextField
              field={adjustFields.handle}
              label={labels.handle}
              hint={t('ledger.adjust.memberHint')}
              maxLength={40}
              autoComplete="off"
            />
            <SelectField
              field={adjustFields.unit}
              label={labels.unit}
              options={(['points', 'reputation'] as const).map((value) => ({
                value,
                text: t(`ledger.adjust.units.${value}`),
              }))}
            />
            <TextField
              field={adjustFields.amount}
              label={labels.amount}
              hint={t('ledger.adjust.amountHint')}
              inputMode="numeric"
              pattern="-?[0-9]+"
              maxLength={7}
            />
            <TextField field={adjustFields.reason} label={labels.reason} maxLength={300} />
            <Button look="primary">{t('ledger.adjust.submit')}</Button>
          </ActionForm>
        </Section>
        <Section title={t('ledger.adjust.last')}>
          {adjustments.length === 0 ? (
            <p className="quiet-text">{t('ledger.adjust.none')}</p>
          ) : (
            <DataTable
              caption={t('ledger.adjust.table')}
              rows={adjustments}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'who',
                  title: t('ledger.adjust.who'),
                  cell: (row) => (row.handle === '' ? null : <a href={urls.member(row.handle)}>@{row.handle}</a>),
                },
                {
                  key: 'amount',
                  title: t('ledger.adjust.amount'),
                  figure: true,
                  cell: (row) => `${signed(row.amount)} ${t(`ledger.adjust.units.${row.unit}`)}`,
                },
                { key: 'reason', title: t('ledger.freeze.reason'), cell: (row) => row.reason },
                { key: 'at', title: t('ledger.check.when'), cell: (row) => <Time at={row.at} /> },
              ]}
            />
          )}
        </Section>
      </div>
    </>
  )
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <DataTable
      caption={t('ledger.finding.title')}
      rows={findings}
      rowKey={(finding) => `${finding.check} ${finding.subject}`}
      columns={[
        {
          key: 'check',
          title: t('ledger.finding.check'),
          cell: (finding) => t(`ledger.finding.kind.${finding.check}`),
        },
        { key: 'subject', title: t('ledger.finding.subject'), cell: (finding) => <code>{finding.subject}</code> },
        {
          key: 'expected',
          title: t('ledger.finding.expected'),
          figure: true,
          cell: (finding) => number(finding.expected),
        },
        { key: 'found', title: t('ledger.finding.found'), figure: true, cell: (finding) => number(finding.found) },
      ]}
    />
  )
}

function Owed({ owed }: { owed: Liability }) {
  const t = useT()
  const { number, money } = useFormat()
  const cost = (amount: number): string => money(amount, owed.currency)
  const states = [...owed.states, { key: 'outstanding' as const, ...owed.outstanding }]
  const most = owed.ages.reduce(
    (best, band) => (band.points > best.points ? band : best),
    owed.ages[0] ?? { key: 'to30' as const, points: 0, cost: 0 },
  )
  return (
    <Section title={t('ledger.liability.title')} className="stack">
      <p>
        {t('ledger.liability.lede', {
          points: number(owed.outstanding.points),
          count: owed.members,
          cost: cost(owed.outstanding.cost),
          each: cost(owed.costPerPoint),
        })}
      </p>
      <DataTable
        caption={t('ledger.liability.table')}
        rows={states}
        rowKey={(state) => state.key}
        columns={[
          {
            key: 'state',
            title: t('ledger.liability.state'),
            cell: (state) => t(`ledger.liability.states.${state.key}`),
          },
          { key: 'points', title: t('ledger.liability.points'), figure: true, cell: (state) => number(state.points) },
          { key: 'cost', title: t('ledger.liability.cost'), figure: true, cell: (state) => cost(state.cost) },
        ]}
      />
      <h3>{t('ledger.liability.age')}</h3>
      <Distribution
        name={`${t('ledger.liability.ageDesc')} ${t(`ledger.liability.ages.${most.key}`)}: ${number(most.points)}.`}
        caption={t('ledger.liability.age')}
        nameTitle={t('ledger.liability.ageTitle')}
        valueTitle={t('ledger.liability.points')}
        groups={owed.ages.map((band) => ({
          key: band.key,
          name: t(`ledger.liability.ages.${band.key}` as TextKey),
          value: band.points,
        }))}
        format={number}
      />
      <h3>{t('ledger.liability.expiring')}</h3>
      {owed.expiring.length === 0 ? (
        <p className="quiet-text">{t('ledger.liability.noExpiry', { setting: t(settingLabel('points.expiry')) })}</p>
      ) : (
        <Facts
          facts={owed.expiring.map((one) => ({
            name: t('ledger.liability.within', { count: one.withinDays }),
            value: `${number(one.points)} (${cost(one.cost)})`,
          }))}
        />
      )}
      <Facts
        facts={[
          { name: t('ledger.liability.facts.redeemed'), value: number(owed.redeemed) },
          { name: t('ledger.liability.facts.expired'), value: number(owed.expired) },
          { name: t('ledger.liability.facts.debt'), value: number(owed.debt) },
        ]}
      />
    </Section>
  )
}
