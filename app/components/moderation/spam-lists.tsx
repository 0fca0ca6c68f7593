import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Progress } from '#app/components/parts/progress.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Wave } from '#app/domain/moderation/queries/waves.server.ts'
import type { SpamDecision } from '#app/views/moderation/spam-page.server.ts'
import type { FormResult } from '#app/web/form-result.ts'

export type WaveLine = Wave & { href: string }

/** Items of several members that have something in common, each with the way to one decision. */
export function WaveList({ waves }: { waves: readonly WaveLine[] }) {
  const t = useT()
  if (waves.length === 0) return <EmptyState title={t('spam.noWaves')} text={t('spam.noWavesText')} />
  return (
    <ul className="lines">
      {waves.map((wave) => (
        <li key={wave.href}>
          <p className="row">
            <strong>
              <a href={wave.href}>{named(wave) ? <bdi>{wave.value}</bdi> : t(`spam.by.${wave.by}`)}</a>
            </strong>
            {named(wave) && <Label>{t(`spam.by.${wave.by}`)}</Label>}
          </p>
          <p className="meta">
            <span>{t('spam.waiting', { count: wave.items })}</span>
            <span>{t('spam.members', { count: wave.members })}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Whether what its posts have in common can be shown. */
function named({ by }: Wave): boolean {
  return by === 'host' || by === 'addresses'
}

const tones = { cleaning: 'info', clean: 'good', undoing: 'info', undone: 'warn' } as const

/** What was decided, how far it has come, and the way back. */
export function CleanupList({
  cleanups,
  result,
}: {
  cleanups: readonly SpamDecision[]
  result: FormResult | null | undefined
}) {
  const t = useT()
  if (cleanups.length === 0) return <EmptyState title={t('spam.noneDecided')} />
  return (
    <ul className="lines">
      {cleanups.map((one) => (
        <li key={one.id} className="stack tight">
          <p className="row">
            <strong>{t('spam.members', { count: one.members })}</strong>
            <Label tone={tones[one.state]}>{t(`spam.state.${one.state}`)}</Label>
          </p>
          <p>{one.note}</p>
          {(one.state === 'cleaning' || one.state === 'undoing') && one.posts > 0 && (
            <Progress value={one.done} max={one.posts} label={t(`spam.state.${one.state}`)} />
          )}
          <p className="meta">
            <span>{t('spam.done', { done: one.done, posts: one.posts })}</span>
            {one.votes > 0 && <span>{t('spam.votes', { count: one.votes })}</span>}
            {one.me_toos > 0 && <span>{t('spam.meToos', { count: one.me_toos })}</span>}
            {one.flags > 0 && <span>{t('spam.flags', { count: one.flags })}</span>}
            <span>
              <bdi>{one.by}</bdi>, <Time at={one.at} form="moment" />
            </span>
            {one.undone_at !== null && (
              <span>
                {t('spam.undoneBy')} <bdi>{one.undoneBy}</bdi>, <Time at={one.undone_at} form="moment" />
              </span>
            )}
          </p>
          {one.undo_reason !== '' && <p className="quiet-text">{one.undo_reason}</p>}
          {one.state === 'clean' && <UndoForm id={one.id} result={result} />}
        </li>
      ))}
    </ul>
  )
}

function UndoForm({ id, result }: { id: string; result: FormResult | null | undefined }) {
  const t = useT()
  const [form, fields] = useActionForm<{ id: string; reason: string }>(
    'undo',
    result,
    { id },
    { field: 'id', value: id },
  )
  return (
    <details className="fold" open={form.status === 'error'}>
      <summary>{t('spam.undo')}</summary>
      <ActionForm form={form} className="stack tight" labels={{ reason: t('review.note') }}>
        <input type="hidden" name="id" value={id} />
        <TextField field={fields.reason} label={t('review.note')} hint={t('spam.undoHint')} maxLength={2000} />
        <p>
          <Button look="soft">{t('spam.undo')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}
