import type { ReactNode } from 'react'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, ChoiceField, SelectField, TextArea, TextField, type Option } from '#app/components/forms/field.tsx'
import { nestedField } from '#app/components/forms/nested-field.ts'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

/** A story as the form holds it; figures as text, `on` for a tick. */
export type StoryFormValue = {
  headline: string
  situation: string
  tried: string
  turningPoint: string
  outcome: string
  quote: string
  results: { what: string; before: string; after: string; unit: string; period: string; evidence: string }[]
  questions: string[]
  product: string
  version: string
  thread: string
  industry: string
  company: string
  consent: { uses: string[]; name: string; company: string; photo: string }
  revision: string
}

export type StoryFormChoices = {
  products: Option[]
  industries: Option[]
  questions: Option[]
  uses: Option[]
  parts: Option[]
}

const rows = [0, 1, 2, 3, 4]
const rowsShown = 2
const resultFields = ['what', 'before', 'after', 'unit', 'period', 'evidence'] as const
const limits = { text: 4_000, quote: 300, headline: 200 } as const

/** `extra.step`: the step that a button asked for, 1 to 3. */
type StoryResult = (FormResult & { extra?: Record<string, unknown> | null }) | null | undefined

/** The steps of a new story, and the fields by which an error finds its step; the first has all others. */
const steps = [
  { key: 'story', fields: [] },
  { key: 'figures', fields: ['results', 'product', 'version', 'industry', 'company', 'questions'] },
  { key: 'consent', fields: ['consent'] },
] as const

/**
 * Writing a story, saved as a draft or submitted. A new one is written in three steps of one form: what the other steps
 * hold is sent along unseen, so that nothing typed is lost, with script or without. Every step can save the draft.
 */
export function StoryForm({
  result,
  value,
  choices,
  rewardPoints,
  isNew,
}: {
  result: StoryResult
  value?: StoryFormValue
  choices: StoryFormChoices
  /** What a publication earns; 0 says nothing. */
  rewardPoints: number
  isNew: boolean
}) {
  const t = useT()
  const [form] = useActionForm<StoryFormValue>('save', result, value)
  const field = (...path: (string | number)[]) => nestedField(form, path)
  const labels = useLabels()
  const step = isNew ? stepOf(result, Object.keys(form.allErrors)) : null
  const folded = rows.slice(rowsShown)
  const open = folded.some(
    (at) =>
      Object.keys(form.allErrors).some((name) => name.startsWith(`results[${at}]`)) ||
      typeof field('results', at, 'what').initialValue === 'string',
  )
  return (
    <ActionForm form={form} labels={labels}>
      {step !== null && <Steps at={step} />}
      {rewardPoints > 0 && (step ?? 0) === 0 && (
        <Note icon="gift">{t('stories.form.reward', { count: rewardPoints })}</Note>
      )}
      {value && <input type="hidden" name="revision" value={value.revision} />}
      <Part title={t('stories.form.storyPart')} hidden={step !== null && step !== 0}>
        <TextField
          field={field('headline')}
          label={labels.headline}
          hint={t('stories.form.headlineHint')}
          minLength={8}
          maxLength={limits.headline}
        />
        <TextArea
          field={field('situation')}
          label={labels.situation}
          hint={t('stories.form.situationHint')}
          rows={5}
          maxLength={limits.text}
          required={false}
        />
        <TextArea field={field('tried')} label={labels.tried} optional rows={3} maxLength={limits.text} />
        <TextArea
          field={field('turningPoint')}
          label={labels.turningPoint}
          hint={t('stories.form.turningPointHint')}
          rows={5}
          maxLength={limits.text}
          required={false}
        />
        <TextField
          field={field('thread')}
          label={labels.thread}
          hint={t('stories.form.threadHint')}
          optional
          maxLength={500}
        />
        <TextArea
          field={field('outcome')}
          label={labels.outcome}
          hint={t('stories.form.outcomeHint')}
          rows={5}
          maxLength={limits.text}
          required={false}
        />
        <TextArea
          field={field('quote')}
          label={labels.quote}
          hint={t('stories.form.quoteHint')}
          optional
          rows={2}
          maxLength={limits.quote}
        />
      </Part>
      <Part title={t('stories.form.resultsPart')} hidden={step !== null && step !== 1}>
        <p>{t('stories.form.resultsLede')}</p>
        {rows.slice(0, rowsShown).map((at) => (
          <ResultRow key={at} at={at} field={field} />
        ))}
        <details className="fold" open={open}>
          <summary>{t('stories.form.moreResults')}</summary>
          <div className="form gap">
            {folded.map((at) => (
              <ResultRow key={at} at={at} field={field} />
            ))}
          </div>
        </details>
      </Part>
      <Part title={t('stories.form.aboutPart')} hidden={step !== null && step !== 1}>
        <div className="pair">
          <SelectField
            field={field('product')}
            label={labels.product}
            options={choices.products}
            none={t('stories.form.noProduct')}
            optional
          />
          <TextField field={field('version')} label={labels.version} optional maxLength={40} />
          <SelectField
            field={field('industry')}
            label={labels.industry}
            options={choices.industries}
            none={t('stories.form.noIndustry')}
            optional
          />
          <TextField
            field={field('company')}
            label={labels.company}
            hint={t('stories.form.companyHint')}
            optional
            maxLength={100}
          />
        </div>
        <ChoiceField field={field('questions')} label={labels.questions} options={choices.questions} several />
      </Part>
      <Part title={t('stories.form.consentPart')} hidden={step !== null && step !== 2}>
        <p>{t('stories.form.consentLede')}</p>
        <ChoiceField field={field('consent', 'uses')} label={labels['consent.uses']} options={choices.uses} several />
        <fieldset className="field">
          <legend>{t('stories.form.shown')}</legend>
          {choices.parts.map(({ value: part, text, hint }) => (
            <CheckField key={part} field={field('consent', part)} label={text} hint={hint} />
          ))}
        </fieldset>
      </Part>
      {(step === null || step === last) && <p className="meta-text">{t('stories.form.submitHint')}</p>}
      {/* A required field of another step is not in sight: the server says what it lacks, at its step. */}
      <p className="row">
        {step !== null && step > 0 && (
          <Button look="quiet" name="finish" value={`step${step}`} formNoValidate fillPhone>
            {t('stories.form.back')}
          </Button>
        )}
        <Button name="finish" value="save" formNoValidate={step !== null} fillPhone>
          {t(isNew ? 'stories.form.save' : 'stories.form.saveAgain')}
        </Button>
        {step !== null && step < last ? (
          <Button look="primary" name="finish" value={`step${step + 2}`} formNoValidate fillPhone>
            {t('stories.form.next', { name: t(`stories.form.step.${steps[step + 1]?.key ?? 'consent'}`) })}
          </Button>
        ) : (
          <Button look="primary" name="finish" value="submit" formNoValidate={step !== null} fillPhone>
            {t('stories.form.submit')}
          </Button>
        )}
      </p>
    </ActionForm>
  )
}

const last = steps.length - 1

/** The step with the first error, else the one that was asked for; the first in the beginning. */
function stepOf(result: StoryResult, wrong: readonly string[]): number {
  const [name] = wrong
  if (name !== undefined) {
    const at = steps.findIndex(({ fields }) => fields.some((field) => name.startsWith(field)))
    return at === -1 ? 0 : at
  }
  const asked = Number(result?.extra?.['step'] ?? 1) - 1
  return asked >= 0 && asked <= last ? asked : 0
}

function Steps({ at }: { at: number }) {
  const t = useT()
  return (
    <ol className="track" aria-label={t('stories.form.steps')} tabIndex={-1} data-takes-focus={at > 0 ? '' : undefined}>
      {steps.map(({ key }, place) => (
        <li
          key={key}
          className={place < at ? 'on' : place === at ? 'now' : undefined}
          aria-current={place === at ? 'step' : undefined}
        >
          <b>{t(`stories.form.step.${key}`)}</b>
        </li>
      ))}
    </ol>
  )
}

/** A part of the form; its fields keep the distance that the fields of a form have. `hidden`: of another step. */
function Part({ title, hidden, children }: { title: string; hidden?: boolean; children: ReactNode }) {
  return (
    <div hidden={hidden}>
      <Section title={title}>
        <div className="form">{children}</div>
      </Section>
    </div>
  )
}

function ResultRow({
  at,
  field,
}: {
  at: number
  field: (...path: (string | number)[]) => ReturnType<typeof nestedField>
}) {
  const t = useT()
  const of = (name: string) => field('results', at, name)
  return (
    <fieldset className="field">
      <legend>{t('stories.form.result', { number: at + 1 })}</legend>
      <TextField
        field={of('what')}
        label={t('stories.form.what')}
        hint={t('stories.form.whatHint')}
        maxLength={120}
        required={false}
      />
      <div className="pair">
        <TextField field={of('before')} label={t('stories.form.before')} maxLength={40} required={false} />
        <TextField field={of('after')} label={t('stories.form.after')} maxLength={40} required={false} />
        <TextField
          field={of('unit')}
          label={t('stories.form.unit')}
          hint={t('stories.form.unitHint')}
          maxLength={20}
          required={false}
        />
        <TextField
          field={of('period')}
          label={t('stories.form.period')}
          hint={t('stories.form.periodHint')}
          maxLength={80}
          required={false}
        />
      </div>
      <TextField
        field={of('evidence')}
        label={t('stories.form.evidence')}
        type="url"
        inputMode="url"
        maxLength={500}
        optional
      />
    </fieldset>
  )
}

function useLabels() {
  const { t } = useReader()
  return {
    headline: t('stories.form.headline'),
    situation: t('stories.form.situation'),
    tried: t('stories.form.tried'),
    turningPoint: t('stories.form.turningPoint'),
    thread: t('stories.form.thread'),
    outcome: t('stories.form.outcome'),
    quote: t('stories.form.quote'),
    product: t('stories.form.product'),
    version: t('stories.form.version'),
    industry: t('stories.form.industry'),
    company: t('stories.form.company'),
    questions: t('stories.form.questions'),
    'consent.uses': t('stories.form.uses'),
    ...Object.fromEntries(
      rows.flatMap((at) =>
        resultFields.map((name) => [
          `results[${at}].${name}`,
          `${t('stories.form.result', { number: at + 1 })}, ${t(`stories.form.${name}`)}`,
        ]),
      ),
    ),
  }
}
