import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { SideSection } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { ThreadTransfers, SplitForm, type SplitChoice, type TransferRow } from './thread-transfers.tsx'
import type { WriteResult } from './write-forms.tsx'

const acts = [
  'lock',
  'unlock',
  'close',
  'reopen',
  'archive',
  'unarchive',
  'pin',
  'unpin',
  'undoMove',
  'organise',
] as const

export type ModerationView = Record<(typeof acts)[number], boolean>

type Place = {
  category: string
  /** Its category before it was refiled. */ movedFrom: string | null
  categories: readonly { slug: string; name: string }[]
  posts: readonly SplitChoice[]
  transfers: readonly TransferRow[]
}

/** What is done with a thread as a whole: beside it, for those who may. `place` null: this reader moves nothing. */
export function ThreadModeration({
  allowed,
  place,
  result,
}: {
  allowed: ModerationView
  place: Place | null
  result: WriteResult
}) {
  const t = useT()
  if (!acts.some((act) => allowed[act])) return null
  return (
    <SideSection title={t('threads.show.moderate')}>
      <div className="stack">
        <form method="post" className="row">
          <OnceField />
          {allowed.lock && (
            <Button size="small" icon="lock" name="intent" value="lock">
              {t('threads.show.lock')}
            </Button>
          )}
          {allowed.unlock && (
            <Button size="small" icon="lock" name="intent" value="unlock">
              {t('threads.show.unlock')}
            </Button>
          )}
          {allowed.reopen && (
            <Button size="small" name="intent" value="reopen">
              {t('threads.show.reopen')}
            </Button>
          )}
          {allowed.unpin && (
            <Button size="small" name="intent" value="unpin">
              {t('posts.organise.unpin')}
            </Button>
          )}
          {allowed.unarchive && (
            <Button size="small" name="intent" value="unarchive">
              {t('posts.organise.unarchive')}
            </Button>
          )}
          {allowed.undoMove && (
            <Button size="small" name="intent" value="undoMove">
              {t('posts.organise.undoMove', { category: place?.movedFrom ?? '' })}
            </Button>
          )}
          {allowed.archive && (
            <ConfirmButton
              text={t('posts.organise.archive')}
              consequence={t('posts.organise.archiveConsequence')}
              confirm={t('posts.organise.archive')}
              name="intent"
              value="archive"
            />
          )}
        </form>
        {allowed.close && <CloseForm result={result} />}
        {allowed.pin && <PinForm result={result} />}
        {place !== null && (
          <>
            <MoveForm place={place} result={result} />
            <MergeForm result={result} />
            {place.posts.length > 0 && <SplitForm posts={place.posts} result={result} />}
            {place.transfers.length > 0 && <ThreadTransfers transfers={place.transfers} />}
          </>
        )}
      </div>
    </SideSection>
  )
}

function CloseForm({ result }: { result: WriteResult }) {
  const t = useT()
  const [form, fields] = useActionForm<{ duplicateOf: string }>('closeAsDuplicate', result)
  return (
    <details className="fold" open={form.status === 'error' || undefined}>
      <summary>{t('threads.show.closeDuplicate')}</summary>
      <ActionForm form={form} className="stack" labels={{ duplicateOf: t('threads.show.duplicateField') }}>
        <TextField field={fields.duplicateOf} label={t('threads.show.duplicateField')} maxLength={500} />
        <p className="meta-text">{t('posts.organise.closeConsequence')}</p>
        <p>
          <Button size="small">{t('threads.show.closeDuplicate')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}

function PinForm({ result }: { result: WriteResult }) {
  const t = useT()
  const [form, fields] = useActionForm<{ scope: string; until: string }>('pin', result)
  const labels = { scope: t('posts.organise.pinScope'), until: t('posts.organise.pinUntil') }
  return (
    <details className="fold" open={form.status === 'error' || undefined}>
      <summary>{t('posts.organise.pin')}</summary>
      <ActionForm form={form} className="stack" labels={labels}>
        <SelectField
          field={fields.scope}
          label={labels.scope}
          options={(['category', 'site'] as const).map((value) => ({
            value,
            text: t(`posts.organise.pinIn.${value}`),
          }))}
        />
        <TextField field={fields.until} label={labels.until} type="date" optional />
        <p className="meta-text">{t('posts.organise.pinConsequence')}</p>
        <p>
          <Button size="small">{t('posts.organise.pin')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}

function MoveForm({ place, result }: { place: Place; result: WriteResult }) {
  const t = useT()
  const [form, fields] = useActionForm<{ category: string }>('move', result, { category: place.category })
  return (
    <details className="fold" open={form.status === 'error' || undefined}>
      <summary>{t('posts.organise.move')}</summary>
      <ActionForm form={form} className="stack" labels={{ category: t('threads.ask.category') }}>
        <SelectField
          field={fields.category}
          label={t('threads.ask.category')}
          options={place.categories.map(({ slug, name }) => ({ value: slug, text: name }))}
        />
        <p className="meta-text">{t('posts.organise.moveConsequence')}</p>
        <p>
          <Button size="small">{t('posts.organise.move')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}

function MergeForm({ result }: { result: WriteResult }) {
  const t = useT()
  const [form, fields] = useActionForm<{ into: string }>('merge', result)
  return (
    <details className="fold" open={form.status === 'error' || undefined}>
      <summary>{t('posts.organise.merge')}</summary>
      <ActionForm form={form} className="stack" labels={{ into: t('posts.organise.mergeInto') }}>
        <TextField field={fields.into} label={t('posts.organise.mergeInto')} maxLength={500} />
        <p className="meta-text">{t('posts.organise.mergeConsequence')}</p>
        <p>
          <Button size="small">{t('posts.organise.merge')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}
