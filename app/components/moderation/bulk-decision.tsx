import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, type Option } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { Params } from '#app/i18n/translate.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { ChosenItem } from '#app/views/moderation/decide-many-page.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { useSanctionOptions } from './review-decision.tsx'

/** What the form of one decision on many items asks; `rules` null: it restricts nobody. */
export type BulkDecisionData = {
  kind: ReviewKind
  decision: string
  note: 'needed' | 'optional'
  look: 'primary' | 'soft' | 'danger'
  ready: readonly ChosenItem[]
  rules: readonly Option[] | null
  templates: readonly Option[]
}

type Fields = { note: string; rule: string; sanction: string; templateId: string }

/** The chosen items with the fields that their decision needs, and no others. */
export function BulkDecision({ data, result }: { data: BulkDecisionData; result: FormResult | null | undefined }) {
  const { t } = useReader()
  const [form, fields] = useActionForm<Fields>('decideMany', result, { rule: 'advertising', sanction: 'none' })
  const sanctions = [{ value: 'none', text: t('moderation.decide.none') }, ...useSanctionOptions()]
  const { rules, templates, ready } = data
  const reason = rules === null ? t('review.note') : t('moderation.decide.facts')
  return (
    <ActionForm
      form={form}
      className="stack"
      labels={{ note: reason, rule: t('moderation.decide.rule'), sanction: t('moderation.decide.sanction') }}
    >
      <div className="split desk gap start">
        <ol className="lines" aria-label={t('review.items')}>
          {ready.map((item) => (
            <li key={item.id}>
              <input type="hidden" name="items" value={item.id} />
              <ItemLink item={item} />
            </li>
          ))}
        </ol>
        <div className="stack">
          {rules !== null && (
            <>
              <SelectField field={fields.rule} label={t('moderation.decide.rule')} options={rules} />
              <SelectField field={fields.sanction} label={t('moderation.decide.sanction')} options={sanctions} />
              {templates.length > 0 && (
                <SelectField
                  field={fields.templateId}
                  label={t('moderation.decide.template')}
                  none={t('moderation.decide.noTemplate')}
                  optional
                  options={templates}
                />
              )}
            </>
          )}
          <TextArea
            field={fields.note}
            label={reason}
            hint={rules === null ? t('review.noteHint') : t('moderation.decide.factsHint')}
            optional={data.note === 'optional'}
            required={data.note === 'needed' && templates.length === 0}
            rows={3}
            maxLength={2000}
          />
          <p>
            <Button look={data.look}>
              {t.any(`review.decision.${data.kind}.${data.decision}`)}: {ready.length}
            </Button>
          </p>
        </div>
      </div>
    </ActionForm>
  )
}

/** Items that are not decided, each with the reason. */
export function LeftItems({ items }: { items: readonly (ChosenItem & { key: string; params: Params })[] }) {
  const t = useT()
  return (
    <Section title={t('review.bulk.left')}>
      <ul className="lines">
        {items.map((item) => (
          <li key={item.id}>
            <ItemLink item={item} />
            <p className="meta-text">{t.any(item.key, item.params)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ItemLink({ item }: { item: ChosenItem }) {
  const t = useT()
  const lang = useTextLang(item.lang)
  return (
    <a href={item.href} lang={lang}>
      {item.covered ? t('moderation.veil.row') : (item.title ?? t('review.list.gone'))}
    </a>
  )
}
