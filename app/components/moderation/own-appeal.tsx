import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { appealGrounds } from '#app/domain/moderation/appeals/appeal.ts'
import type { OwnAppeal } from '#app/views/moderation/my-decision.server.ts'
import type { FormResult } from '#app/web/form-result.ts'

type Result = FormResult | null | undefined

/** Where an appeal is, and everything that was written about it. */
export function AppealProgress({ appeal }: { appeal: OwnAppeal }) {
  const t = useT()
  const over = !appeal.waits
  return (
    <div className="stack">
      <ol className="track">
        <li className="on">
          <b>{t('moderation.appeal.step.sent')}</b>
          <Time at={appeal.at} form="day" />
        </li>
        <li className={over ? 'on' : 'now'}>
          <b>{t('moderation.appeal.step.review')}</b>
          {t('moderation.appeal.step.other')}
        </li>
        <li className={over ? 'on' : undefined}>
          <b>{t(`moderation.appeal.state.${appeal.state}`)}</b>
          {over ? (
            appeal.decidedAt !== null && <Time at={appeal.decidedAt} form="day" />
          ) : (
            <Sentence text="moderation.appeal.due" with={{ when: <Time at={appeal.dueAt} form="day" /> }} />
          )}
        </li>
      </ol>
      <blockquote className="lines-kept">{appeal.body}</blockquote>
      {appeal.question !== null && (
        <div className="card stack tight">
          <p className="meta">
            <b>{t('moderation.appeal.question')}</b>
            {appeal.askedAt !== null && <Time at={appeal.askedAt} form="moment" />}
          </p>
          <p className="lines-kept">{appeal.question}</p>
          {appeal.reply !== null && <blockquote className="lines-kept">{appeal.reply}</blockquote>}
        </div>
      )}
      {appeal.reason !== '' && (
        <div className="card stack tight">
          <p>
            <b>{t('moderation.appeal.answer')}</b>
          </p>
          <p className="lines-kept">{appeal.reason}</p>
        </div>
      )}
    </div>
  )
}

/** The one appeal against a decision. */
export function AppealForm({ lastDay, result }: { lastDay: string; result: Result }) {
  const t = useT()
  const { date } = useFormat()
  const [form, fields] = useActionForm<{ ground: string; body: string }>('appeal', result, { ground: 'noBreach' })
  return (
    <ActionForm form={form} labels={{ ground: t('moderation.appeal.ground'), body: t('moderation.appeal.body') }}>
      <p>{t('moderation.appeal.once', { day: date(lastDay) })}</p>
      <ChoiceField
        field={fields.ground}
        label={t('moderation.appeal.ground')}
        options={appealGrounds.map((ground) => ({ value: ground, text: t(`moderation.ground.${ground}`) }))}
      />
      <TextArea
        field={fields.body}
        label={t('moderation.appeal.body')}
        hint={t('moderation.appeal.bodyHint')}
        rows={6}
        minLength={20}
        maxLength={2000}
      />
      <p>
        <Button look="primary" fillPhone>
          {t('moderation.appeal.send')}
        </Button>
      </p>
    </ActionForm>
  )
}

export function ReplyForm({ appealId, result }: { appealId: string; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ appealId: string; reply: string }>('reply', result)
  return (
    <ActionForm form={form} labels={{ reply: t('moderation.appeal.reply') }}>
      <input type="hidden" name="appealId" value={appealId} />
      <TextArea
        field={fields.reply}
        label={t('moderation.appeal.reply')}
        hint={t('moderation.appeal.replyHint')}
        rows={5}
        maxLength={2000}
      />
      <p>
        <Button look="primary" fillPhone>
          {t('moderation.appeal.replySend')}
        </Button>
      </p>
    </ActionForm>
  )
}

export function WithdrawForm({ appealId, result }: { appealId: string; result: Result }) {
  const t = useT()
  const [form] = useActionForm<{ appealId: string }>('withdraw', result)
  return (
    <details className="fold">
      <summary>{t('moderation.appeal.withdraw')}</summary>
      <ActionForm form={form} className="stack tight">
        <input type="hidden" name="appealId" value={appealId} />
        <p>{t('moderation.appeal.withdrawText')}</p>
        <p>
          <Button look="soft">{t('moderation.appeal.withdraw')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}
