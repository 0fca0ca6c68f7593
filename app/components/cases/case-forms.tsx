import type { ReactNode } from 'react'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { SeenView } from '#app/views/cases/seen-view.ts'
import type { FormResult } from '#app/web/form-result.ts'
import type { CaseCategory, CaseSeverity, CaseStatus } from '#db/schema/cases.ts'
import { SeenField, SeenNumber } from './seen/seen-field.tsx'

type Result = FormResult | null | undefined

/** One button that does one thing: taking a case, following it. `seen`: for what changes the case. */
export function OneButtonForm({
  intent,
  seen,
  look,
  size,
  children,
}: {
  intent: string
  seen?: SeenView
  look?: 'primary' | 'soft' | 'quiet'
  size?: 'small'
  children: ReactNode
}) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <OnceField />
      {seen && <SeenNumber seen={seen} intent={intent} />}
      <Button look={look} size={size}>
        {children}
      </Button>
    </form>
  )
}

/** Where the case goes next, with a note for colleagues. */
export function MoveForm({ seen, steps, result }: { seen: SeenView; steps: readonly CaseStatus[]; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ to: string; note: string }>('move', result, { to: steps[0] })
  const labels = { to: t('cases.form.to'), note: t('cases.form.note') }
  return (
    <Folded text={t('cases.form.move')} open={result?.intent === 'move'}>
      <ActionForm form={form} labels={labels}>
        <SeenField seen={seen} intent="move" />
        <SelectField
          field={fields.to}
          label={labels.to}
          options={steps.map((to) => ({ value: to, text: t(`cases.step.${to}`) }))}
        />
        <TextArea field={fields.note} label={labels.note} optional rows={2} />
        <Button look="soft">{t('cases.form.moveSubmit')}</Button>
      </ActionForm>
    </Folded>
  )
}

/** To whom the case goes. */
export function HandOverForm({
  seen,
  people,
  assignee,
  draft,
  result,
}: {
  seen: SeenView
  people: readonly { handle: string; name: string }[]
  assignee: string | null
  /** What the note begins with. */
  draft: string
  result: Result
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ handle: string; note: string }>('assign', result, {
    handle: assignee ?? '',
    note: draft,
  })
  const labels = { handle: t('cases.form.to'), note: t('cases.form.note') }
  const options = people.map(({ handle, name }) => ({ value: handle, text: name }))
  return (
    <Folded text={t('cases.form.handOver')} open={result?.intent === 'assign'}>
      <ActionForm form={form} labels={labels}>
        <SeenField seen={seen} intent="assign" />
        <SelectField
          field={fields.handle}
          label={t('cases.form.person')}
          options={options}
          none={t('cases.form.nobody')}
          required={false}
        />
        <TextArea field={fields.note} label={labels.note} hint={t('work.handOver.hint')} optional rows={6} />
        <Button look="soft">{t('cases.form.handOverSubmit')}</Button>
      </ActionForm>
    </Folded>
  )
}

/** How grave it is and what it is about. */
export function ClassifyForm({
  seen,
  severity,
  category,
  severities,
  categories,
  result,
}: {
  seen: SeenView
  severity: CaseSeverity
  category: CaseCategory
  severities: readonly CaseSeverity[]
  categories: readonly CaseCategory[]
  result: Result
}) {
  const t = useT()
  const labels = { severity: t('cases.form.severity'), category: t('cases.form.category') }
  const [form, fields] = useActionForm<{ severity: string; category: string }>('classify', result, {
    severity,
    category,
  })
  return (
    <Folded text={t('cases.form.judge')} open={result?.intent === 'classify'}>
      <ActionForm form={form} labels={labels}>
        <SeenField seen={seen} intent="classify" />
        <SelectField
          field={fields.severity}
          label={labels.severity}
          hint={t('cases.form.severityHint')}
          options={severities.map((one) => ({ value: one, text: t(`cases.severity.${one}`) }))}
        />
        <SelectField
          field={fields.category}
          label={labels.category}
          options={categories.map((one) => ({ value: one, text: t(`cases.category.${one}`) }))}
        />
        <Button look="soft">{t('common.save')}</Button>
      </ActionForm>
    </Folded>
  )
}

/** "Not a complaint", with the reason. */
export function DismissForm({ seen, result }: { seen: SeenView; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ reason: string }>('dismiss', result)
  return (
    <Folded text={t('parts.case.no')} start open={result?.intent === 'dismiss'}>
      <ActionForm form={form} labels={{ reason: t('cases.form.reason') }}>
        <SeenField seen={seen} intent="dismiss" />
        <p className="meta-text">{t('cases.form.dismissConsequence')}</p>
        <TextArea field={fields.reason} label={t('cases.form.reason')} optional rows={2} />
        <Button look="danger">{t('cases.form.dismissSubmit')}</Button>
      </ActionForm>
    </Folded>
  )
}

function Folded({
  text,
  open,
  start,
  children,
}: {
  text: string
  open: boolean
  /** Opens to the right. */ start?: boolean
  children: ReactNode
}) {
  return (
    <details className={start ? 'menu sheet rightward' : 'menu sheet'} open={open}>
      <summary>{text}</summary>
      <div className="pop">{children}</div>
    </details>
  )
}
