import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { block } from '#app/core/text-shapes.ts'
import { appealCorrection } from '#app/domain/fraud/appeal-correction.server.ts'
import { myCorrections } from '#app/domain/fraud/queries/findings.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: () => ({ subject: ['finding'], id: null }),
  page: 'narrow',
  head: (_data, t) => ({ title: t('gaming.mine.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx }) => ({
  corrections: await myCorrections(ctx),
  days: ctx.setting('gaming.appealDays'),
}))

export const action = formAction(
  {
    appeal: intent({
      shape: z.object({ findingId: z.string().max(60), text: block(4_000, 20) }),
      limit: 'post',
      run: async ({ ctx }, input) => {
        await appealCorrection(ctx, input)
        return { to: '/me/corrections', toast: { tone: 'good', key: 'gaming.mine.sent' } }
      },
    }),
  },
  { member: true },
)

export default function Corrections({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { corrections, days } = data
  return (
    <>
      <PageTitle
        title={t('gaming.mine.title')}
        lede={t('gaming.mine.lede', { days: t('common.span.days', { count: days }) })}
      />
      {corrections.length === 0 && <EmptyState title={t('gaming.mine.empty')} text={t('gaming.mine.emptyText')} />}
      <ul className="lines">
        {corrections.map((correction) => (
          <li key={correction.id} className="stack tight">
            <h2>
              {t(`gaming.pattern.${correction.pattern}`)}{' '}
              {correction.undone && <Label tone="good">{t('gaming.mine.undone')}</Label>}
            </h2>
            <p>{t(`gaming.told.${correction.pattern}`)}</p>
            <p className="meta">
              <Time at={correction.at} form="moment" />
              <span>{t('gaming.mine.acts', { count: correction.acts })}</span>
            </p>
            {correction.appeal !== null && <AppealState appeal={correction.appeal} />}
            {correction.mayAppeal && <AppealForm findingId={correction.id} result={result} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function AppealState({
  appeal,
}: {
  appeal: { state: 'open' | 'overturned' | 'upheld'; text: string; reason: string; at: string }
}) {
  const t = useT()
  return (
    <section className="card stack tight">
      <p className="meta">
        <Label tone={appeal.state === 'open' ? 'info' : appeal.state === 'overturned' ? 'good' : undefined}>
          {t(`gaming.mine.state.${appeal.state}`)}
        </Label>
        <span>
          <Sentence text="gaming.mine.written" with={{ when: <Time at={appeal.at} /> }} />
        </span>
      </p>
      <p className="lines-kept">{appeal.text}</p>
      {appeal.reason !== '' && (
        <p className="lines-kept">
          <b>{t('review.note')}:</b> {appeal.reason}
        </p>
      )}
    </section>
  )
}

function AppealForm({ findingId, result }: { findingId: string; result: FormResult | null | undefined }) {
  const t = useT()
  const [form, fields] = useActionForm<{ findingId: string; text: string }>(
    'appeal',
    result,
    { findingId },
    { field: 'findingId', value: findingId },
  )
  return (
    <details className="fold" open={form.status === 'error'}>
      <summary>{t('gaming.mine.appeal')}</summary>
      <ActionForm form={form} className="stack tight" labels={{ text: t('gaming.mine.text') }}>
        <input type="hidden" name="findingId" value={findingId} />
        <TextArea
          field={fields.text}
          label={t('gaming.mine.text')}
          hint={t('gaming.mine.textHint')}
          rows={5}
          minLength={20}
          maxLength={4000}
        />
        <p>
          <Button look="primary">{t('gaming.mine.send')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}
