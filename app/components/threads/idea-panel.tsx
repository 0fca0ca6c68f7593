import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'
import { IdeaStatusSign, type IdeaStatusName } from './idea-row.tsx'

export type IdeaView = {
  status: IdeaStatusName
  mayDecide: boolean
  /** Its state if the last step is undone. */
  undoTo: IdeaStatusName | null
  steps: readonly {
    id: string
    to: IdeaStatusName
    reason: string
    at: string
    by: { name: string; href: string } | null
    takesBack: boolean
    undone: boolean
  }[]
}

const statuses = ['open', 'planned', 'inProgress', 'done', 'declined'] as const

/** The state of an idea, who set it, when and why; for staff the forms to say more. */
export function IdeaPanel({ idea, result }: { idea: IdeaView; result: FormResult | null | undefined }) {
  const t = useT()
  return (
    <Section title={t('catalogue.ideas.history')} aside={<IdeaStatusSign status={idea.status} />}>
      {idea.steps.length === 0 ? (
        <p className="meta-text">{t('catalogue.ideas.noHistory')}</p>
      ) : (
        <ol className="steps">
          {idea.steps.map((step) => (
            <li key={step.id}>
              <p className="row">
                <IdeaStatusSign status={step.to} />
                {step.undone && <Label>{t('catalogue.ideas.undone')}</Label>}
                <span className="meta-text">
                  <Sentence
                    text="catalogue.ideas.step"
                    with={{
                      who:
                        step.by === null ? (
                          <span>{t('catalogue.ideas.somebody')}</span>
                        ) : (
                          <a href={step.by.href}>
                            <bdi>{step.by.name}</bdi>
                          </a>
                        ),
                      when: <Time at={step.at} />,
                    }}
                  />
                </span>
              </p>
              <p className="reason">{step.reason}</p>
            </li>
          ))}
        </ol>
      )}
      {idea.mayDecide && <Decide key={idea.steps.length} idea={idea} result={result} />}
    </Section>
  )
}

function Decide({ idea, result }: { idea: IdeaView; result: FormResult | null | undefined }) {
  const t = useT()
  const [form, fields] = useActionForm<{ status: string; reason: string }>('ideaStatus', result)
  const [undo, undone] = useActionForm<{ reason: string }>('undoIdeaStatus', result)
  return (
    <div className="stack">
      <details className="fold" open={form.status === 'error' || undefined}>
        <summary>{t('catalogue.ideas.decide')}</summary>
        <ActionForm form={form} labels={{ status: t('catalogue.ideas.to'), reason: t('catalogue.ideas.reason') }}>
          <SelectField
            field={fields.status}
            label={t('catalogue.ideas.to')}
            options={statuses
              .filter((one) => one !== idea.status)
              .map((one) => ({ value: one, text: t(`catalogue.ideas.status.${one}`) }))}
          />
          <TextArea
            field={fields.reason}
            label={t('catalogue.ideas.reason')}
            hint={t('catalogue.ideas.reasonHint')}
            rows={3}
            maxLength={1_000}
          />
          <p className="row">
            <Button look="soft">{t('catalogue.ideas.save')}</Button>
          </p>
        </ActionForm>
      </details>
      {idea.undoTo !== null && (
        <details className="fold" open={undo.status === 'error' || undefined}>
          <summary>{t('catalogue.ideas.undo')}</summary>
          <ActionForm form={undo} labels={{ reason: t('catalogue.ideas.undoReason') }}>
            <TextArea
              field={undone.reason}
              label={t('catalogue.ideas.undoReason')}
              hint={t('catalogue.ideas.undoHint', { status: t(`catalogue.ideas.status.${idea.undoTo}`) })}
              rows={2}
              maxLength={1_000}
            />
            <p className="row">
              <Button>{t('catalogue.ideas.undo')}</Button>
            </p>
          </ActionForm>
        </details>
      )}
    </div>
  )
}
