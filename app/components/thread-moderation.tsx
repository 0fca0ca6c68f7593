import { Form } from '@remix-run/react'
import { ActionForm, useActionForm } from './action-form.tsx'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import { OnceField } from './once-field.tsx'
import { useT } from './reader.tsx'
import { SideSection } from './section.tsx'
import type { WriteResult } from './write-forms.tsx'

export type ModerationView = { lock: boolean; unlock: boolean; close: boolean; reopen: boolean }

/** Lock, unlock, close as a duplicate, reopen: beside the thread, for those who may. */
export function ThreadModeration({ allowed, result }: { allowed: ModerationView; result: WriteResult }) {
  const t = useT()
  const [form, fields] = useActionForm<{ duplicateOf: string }>('closeAsDuplicate', result)
  if (!allowed.lock && !allowed.unlock && !allowed.close && !allowed.reopen) return null
  return (
    <SideSection title={t('threads.show.moderate')}>
      <div className="stack">
        <Form method="post" className="row" preventScrollReset>
          <OnceField />
          {allowed.lock && <Button size="small" icon="lock" name="intent" value="lock">{t('threads.show.lock')}</Button>}
          {allowed.unlock && <Button size="small" icon="lock" name="intent" value="unlock">{t('threads.show.unlock')}</Button>}
          {allowed.reopen && <Button size="small" name="intent" value="reopen">{t('threads.show.reopen')}</Button>}
        </Form>
        {allowed.close && (
          <details className="fold" open={form.status === 'error' || undefined}>
            <summary>{t('threads.show.closeDuplicate')}</summary>
            <ActionForm form={form} className="stack" labels={{ duplicateOf: t('threads.show.duplicateField') }}>
              <TextField field={fields.duplicateOf} label={t('threads.show.duplicateField')} maxLength={500} />
              <p><Button size="small">{t('threads.show.closeDuplicate')}</Button></p>
            </ActionForm>
          </details>
        )}
      </div>
    </SideSection>
  )
}
