import { SeenField } from '#app/components/cases/seen/seen-field.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Prose } from '#app/components/parts/prose.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { SideQuestion } from '#app/domain/cases/queries/questions.server.ts'
import type { SeenView } from '#app/views/cases/seen-view.ts'
import type { FormResult } from '#app/web/form-result.ts'

/** What was asked outside about a case, what came back, and the form that asks. Customers never see it. */
export function SideQuestions({
  seen,
  questions,
  offered,
  result,
}: {
  seen: SeenView
  questions: readonly SideQuestion[]
  /** Answers by mail can come in. */
  offered: boolean
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ email: string; body: string }>('ask', result)
  if (questions.length === 0 && !offered) return null
  return (
    <section className="plain">
      <h2>{t('replies.question.title')}</h2>
      <ol className="stack">
        {questions.map((one) => (
          <li key={one.id} className="aside-note">
            <p className="meta">
              {one.address === '' ? t('replies.question.addressGone') : <bdi>{one.address}</bdi>}{' '}
              <Time at={one.askedAt} />
            </p>
            <p className="lines-kept">{one.body}</p>
            {one.answers.length === 0 && <p className="meta-text">{t('replies.question.waiting')}</p>}
            {one.answers.map((answer) => (
              <div key={answer.id} className="answered">
                <p className="meta">
                  {t('replies.question.answered')} <Time at={answer.at} />
                </p>
                <Prose html={answer.html} lang={null} />
              </div>
            ))}
          </li>
        ))}
      </ol>
      {offered && (
        <details className="fold" open={result?.intent === 'ask'}>
          <summary>{t('replies.question.ask')}</summary>
          <ActionForm form={form} labels={{ email: t('replies.question.email'), body: t('replies.question.body') }}>
            <SeenField seen={seen} intent="ask" />
            <TextField field={fields.email} label={t('replies.question.email')} type="email" maxLength={254} />
            <TextArea
              field={fields.body}
              label={t('replies.question.body')}
              hint={t('replies.question.hint')}
              rows={4}
              maxLength={4_000}
            />
            <Button look="soft">{t('replies.question.submit')}</Button>
          </ActionForm>
        </details>
      )}
    </section>
  )
}
