import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { DecisionLines } from '#app/components/moderation/decision-lines.tsx'
import { DecisionButtons, PreviewButton, type DecisionFormProps } from '#app/components/moderation/review-decision.tsx'
import { ShownThing } from '#app/components/moderation/shown-content.tsx'
import type { Veil } from '#app/components/moderation/veil.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RequestPanelData } from '#app/views/legal/request-panel.server.ts'

/** A legal request: what is said, by whom, and what it is about. */
export function RequestPanel({ data, veil }: { data: RequestPanelData | null; veil: Veil }) {
  const t = useT()
  if (data === null) return <p>{t('review.list.gone')}</p>
  const { request, shown, decisions } = data
  return (
    <>
      <Facts
        facts={[
          { name: t('requests.field.ground'), value: t(`requests.ground.${request.ground}`) },
          {
            name: t('requests.panel.by'),
            value:
              request.email === null ? (
                t('requests.panel.anonymous')
              ) : (
                <>
                  <bdi>{request.name}</bdi>, {request.email}
                </>
              ),
          },
          ...(request.onBehalf === '' ? [] : [{ name: t('requests.field.onBehalf'), value: request.onBehalf }]),
          ...(request.law === '' ? [] : [{ name: t('requests.field.law'), value: request.law }]),
          { name: t('requests.panel.at'), value: <Time at={request.at} form="moment" /> },
        ]}
      />
      <Section title={t('requests.panel.claim')}>
        <blockquote className="evidence lines-kept">{request.body}</blockquote>
      </Section>
      <Section title={t('requests.panel.about')}>
        {shown === null ? (
          <p className="quiet-text">{t('review.list.gone')}</p>
        ) : (
          <ShownThing veil={veil} shown={shown} author={shown.author} />
        )}
      </Section>
      {decisions.length > 0 && (
        <Section title={t('moderation.earlierDecisions')}>
          <DecisionLines decisions={decisions} />
        </Section>
      )}
    </>
  )
}

/** The decision about a legal request, with the law that it rests on. */
export function RequestDecisionForm({
  kind,
  decisions,
  token,
  result,
  law,
}: DecisionFormProps & { /** What the form begins with. */ law: string }) {
  const t = useT()
  const [form, fields] = useActionForm<{ note: string; law: string }>('decide', result, { law })
  const labels = { note: t('requests.decide.note'), law: t('requests.field.law') }
  return (
    <ActionForm form={form} className="decide" labels={labels}>
      <input type="hidden" name="token" value={token ?? ''} />
      <TextField field={fields.law} label={labels.law} hint={t('requests.decide.lawHint')} maxLength={200} />
      <TextArea
        field={fields.note}
        label={labels.note}
        hint={t('requests.decide.noteHint')}
        required={false}
        rows={4}
        maxLength={2000}
      />
      <PreviewButton />
      <DecisionButtons kind={kind} decisions={decisions} />
      <p className="meta-text">{t.any(`review.consequence.${kind}`)}</p>
    </ActionForm>
  )
}
