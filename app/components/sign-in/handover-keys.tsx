import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, TextArea } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { handoverAlgorithms, type HandoverKey } from '#app/domain/identity/handover/handover-key.ts'
import type { FormReply } from '#app/web/form-result.ts'

/** The keys by which the company's site signs hand-overs: a new secret is shown here once. */
export function HandoverKeys({ keys, result }: { keys: readonly HandoverKey[]; result: FormReply | null | undefined }) {
  const t = useT()
  const [form, fields] = useActionForm<{ algorithm: string; publicKey: string }>('createKey', result, {
    algorithm: 'HS256',
  })
  const made = result?.extra?.['made'] as { id: string; secret: string | null } | undefined
  return (
    <Section title={t('identity.keys.title')}>
      <p>{t('identity.keys.text')}</p>
      {made !== undefined && (
        <Alert tone="good" title={t('identity.keys.made')}>
          <Facts
            facts={[
              { name: 'kid', value: <code>{made.id}</code> },
              ...(made.secret === null ? [] : [{ name: t('identity.keys.secret'), value: <code>{made.secret}</code> }]),
            ]}
          />
          {made.secret !== null && <p>{t('identity.keys.once')}</p>}
        </Alert>
      )}
      {keys.length === 0 ? (
        <EmptyState title={t('identity.keys.none')} text={t('identity.keys.noneText')} />
      ) : (
        <ul className="lines">
          {keys.map((key) => (
            <li key={key.id} className="spread">
              <div>
                <p className="row">
                  <code>{key.id}</code> {key.algorithm}{' '}
                  {key.endedAt !== null && <Label tone="warn">{t('identity.keys.over')}</Label>}
                </p>
                <p className="meta">
                  <span>
                    {t('identity.keys.since')} <Time at={key.createdAt} form="date" />
                  </span>
                  <span>
                    {key.lastUsedAt === null ? (
                      t('identity.keys.neverUsed')
                    ) : (
                      <>
                        {t('identity.keys.used')} <Time at={key.lastUsedAt} />
                      </>
                    )}
                  </span>
                </p>
              </div>
              {key.endedAt === null && (
                <form method="post">
                  <OnceField />
                  <input type="hidden" name="intent" value="endKey" />
                  <input type="hidden" name="id" value={key.id} />
                  <ConfirmButton
                    text={t('identity.keys.end')}
                    consequence={t('identity.keys.endConsequence')}
                    confirm={t('identity.keys.endConfirm')}
                  />
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <ActionForm form={form} className="form gap">
        <ChoiceField
          field={fields.algorithm}
          label={t('identity.keys.algorithm')}
          options={handoverAlgorithms.map((value) => ({ value, text: value, hint: t(`identity.keys.about.${value}`) }))}
        />
        <TextArea
          field={fields.publicKey}
          label={t('identity.keys.publicKey')}
          hint={t('identity.keys.publicKeyHint')}
          optional
          rows={4}
          maxLength={2_000}
          spellCheck={false}
        />
        <p className="row">
          <Button>{t('identity.keys.create')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}
