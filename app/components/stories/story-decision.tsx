import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

type Act = 'take' | 'requestChanges' | 'propose' | 'recall' | 'publish' | 'feature' | 'unfeature' | 'decline' | 'retire'

/** What a curator may do next, the usual first; what asks for a reason folds open to its form. */
const offers = [
  { act: 'take', look: 'primary', hint: 'takeHint' },
  { act: 'publish', look: 'primary', hint: 'publishHint' },
  { act: 'propose', note: 'note', hint: 'proposeHint' },
  { act: 'recall' },
  { act: 'feature' },
  { act: 'unfeature' },
  { act: 'requestChanges', note: 'note', needed: true },
  { act: 'decline', note: 'reason', needed: true },
  { act: 'retire', note: 'reason', needed: true },
] as const satisfies readonly {
  act: Act
  look?: 'primary'
  note?: 'note' | 'reason'
  needed?: true
  hint?: 'takeHint' | 'publishHint' | 'proposeHint'
}[]

type Offer = {
  act: Act
  look?: 'primary'
  note?: 'note' | 'reason'
  needed?: true
  hint?: 'takeHint' | 'publishHint' | 'proposeHint'
}

export function StoryDecision({
  result,
  acts,
  state,
  changed,
  shown,
}: {
  result: FormResult | null | undefined
  acts: readonly string[]
  state: string
  /** The present wording waits for the author's agreement. */
  changed: boolean
  /** The author agrees to publication in the community. */
  shown: boolean
}) {
  const t = useT()
  const open = (offers as readonly Offer[])
    .filter(({ act }) => acts.includes(act))
    .filter(({ act }) => act !== 'publish' || (!changed && shown))
  return (
    <div className="stack">
      {(state === 'author_review' || state === 'changes_requested') && <p>{t('stories.curate.waitsForAuthor')}</p>}
      {acts.includes('publish') && changed && <p>{t('stories.curate.approvalMissing')}</p>}
      {acts.includes('publish') && !shown && <p>{t('stories.curate.consentMissing')}</p>}
      {acts.length === 0 && state !== 'changes_requested' && <p>{t('stories.curate.over')}</p>}
      {open.map((offer) =>
        offer.note === undefined ? (
          <Press key={offer.act} offer={offer} result={result} />
        ) : (
          <WithNote key={offer.act} offer={offer} result={result} />
        ),
      )}
    </div>
  )
}

function Press({ offer: { act, look, hint }, result }: { offer: Offer; result: FormResult | null | undefined }) {
  const t = useT()
  const [form] = useActionForm<Record<string, string>>(act, result)
  return (
    <ActionForm form={form} className="stack tight">
      {hint && <p className="meta-text">{t(`stories.curate.${hint}`)}</p>}
      <p>
        <Button look={look}>{t(`stories.curate.${act}`)}</Button>
      </p>
    </ActionForm>
  )
}

function WithNote({
  offer: { act, note = 'note', needed, hint },
  result,
}: {
  offer: Offer
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ note: string }>(act, result)
  return (
    <details className="fold" open={form.status === 'error'}>
      <summary>{t(`stories.curate.${act}`)}</summary>
      <ActionForm form={form} labels={{ note: t(`stories.curate.${note}`) }} className="stack tight">
        {hint && <p className="meta-text">{t(`stories.curate.${hint}`)}</p>}
        <TextArea
          field={fields.note}
          label={t(`stories.curate.${note}`)}
          hint={t('stories.curate.noteHint')}
          optional={!needed}
          rows={4}
          maxLength={2000}
        />
        <p>
          <Button>{t(`stories.curate.${act}`)}</Button>
        </p>
      </ActionForm>
    </details>
  )
}
