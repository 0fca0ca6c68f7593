import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { AppealPanelData } from '#app/views/moderation/appeal-panel.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { DecisionLines } from './decision-lines.tsx'
import { ShownThing } from './shown-content.tsx'
import type { Veil } from './veil.tsx'

/** An appeal with the decision it is about, what that hid, and everything decided about the member before. */
export function DecisionAppealPanel({ data, veil }: { data: AppealPanelData | null; veil: Veil }) {
  const t = useT()
  if (data === null) return <p>{t('review.list.gone')}</p>
  const { appeal, member, decision, together, shown, history, firstDecider, request } = data
  return (
    <>
      <p className="meta">
        <a href={member.href}>
          <bdi>{member.name}</bdi>
        </a>
        <span>{t(`moderation.ground.${appeal.ground as 'other'}`)}</span>
        <span>
          <Sentence text="moderation.appeal.due" with={{ when: <Time at={appeal.dueAt} form="moment" /> }} />
        </span>
      </p>
      {firstDecider && <Note tone="warn">{t('moderation.errors.ownDecision')}</Note>}
      <blockquote className="evidence lines-kept">{appeal.body}</blockquote>
      {appeal.question !== null && (
        <Section title={t('moderation.appeal.question')}>
          <p className="lines-kept">{appeal.question}</p>
          {appeal.reply === null ? (
            <p className="meta-text">{t('moderation.appeal.noReply')}</p>
          ) : (
            <blockquote className="lines-kept">{appeal.reply}</blockquote>
          )}
        </Section>
      )}
      <Section title={t('moderation.appeal.about')}>
        <DecisionLines decisions={[decision]} />
        {together.length > 0 && (
          <p className="meta-text">
            {t('moderation.appeal.together')} {together.map((one) => t.any(`moderation.restriction.${one}`)).join(', ')}
          </p>
        )}
        {shown !== null && <ShownThing veil={veil} shown={shown} />}
      </Section>
      {request !== null && (
        <Section title={t('requests.panel.objection')}>
          <p className="meta">{t(`requests.ground.${request.ground}`)}</p>
          <blockquote className="evidence lines-kept">{request.body}</blockquote>
        </Section>
      )}
      {history.length > 0 && (
        <Section title={t('moderation.appeal.history')}>
          <DecisionLines decisions={history} />
        </Section>
      )}
    </>
  )
}

/** The one question before the decision. */
export function AskForm({ result }: { result: FormResult | null | undefined }) {
  const t = useT()
  const [form, fields] = useActionForm<{ question: string }>('ask', result)
  return (
    <details className="fold" open={form.status === 'error'}>
      <summary>{t('moderation.appeal.ask')}</summary>
      <ActionForm form={form} className="stack tight" labels={{ question: t('moderation.appeal.question') }}>
        <TextArea
          field={fields.question}
          label={t('moderation.appeal.question')}
          hint={t('moderation.appeal.askHint')}
          rows={3}
          maxLength={2000}
        />
        <p>
          <Button look="soft">{t('moderation.appeal.askSend')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}
