import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { OwnFactors } from '#app/domain/accounts/factors/own-factors.server.ts'

/** Passkeys, the authenticator app and recovery codes. @param needed a role of the member waits for a second step */
export function SecondStepSection({ own, needed }: { own: OwnFactors; needed: boolean }) {
  const t = useT()
  const on = own.appSince !== null || own.passkeys.length > 0
  return (
    <Section title={t('accounts.factors.title')}>
      <div id="second-step" className="stack">
        {needed && <Alert tone="warn">{t('accounts.factors.needed')}</Alert>}
        <Note tone={on ? 'good' : 'info'} icon={on ? 'check' : 'lock'}>
          {t(on ? 'accounts.factors.on' : 'accounts.factors.off')}
        </Note>
        <ul className="lines">
          <PasskeyLines own={own} />
          <AppLine own={own} />
          {on && <CodesLine own={own} />}
        </ul>
      </div>
    </Section>
  )
}

function PasskeyLines({ own: { passkeys } }: { own: OwnFactors }) {
  const t = useT()
  return (
    <>
      <li className="spread">
        <div>
          <p>
            <strong>{t('accounts.passkey.title')}</strong>
          </p>
          <p className="meta-text">{t('accounts.passkey.about')}</p>
        </div>
        <a className="button small" href="/me/security/passkey">
          {t('accounts.passkey.add')}
        </a>
      </li>
      {passkeys.map((passkey) => (
        <PasskeyLine key={passkey.id} passkey={passkey} />
      ))}
    </>
  )
}

function PasskeyLine({ passkey: { id, name, createdAt, lastUsedAt } }: { passkey: OwnFactors['passkeys'][number] }) {
  const t = useT()
  const [remove] = useActionForm('removePasskey', null, {}, { field: 'id', value: id })
  return (
    <li className="spread">
      <div>
        <p>
          <strong>{name}</strong>
        </p>
        <p className="meta">
          <span>
            <Sentence text="accounts.passkey.since" with={{ when: <Time at={createdAt} /> }} />
          </span>
          <span>
            {lastUsedAt === null ? (
              t('accounts.passkey.neverUsed')
            ) : (
              <Sentence text="accounts.security.seen" with={{ when: <Time at={lastUsedAt} /> }} />
            )}
          </span>
        </p>
        <details className="fold">
          <summary>{t('accounts.passkey.rename')}</summary>
          <form method="post" className="row gap">
            <input type="hidden" name="intent" value="renamePasskey" />
            <OnceField />
            <input type="hidden" name="id" value={id} />
            <input
              name="name"
              defaultValue={name}
              maxLength={60}
              required
              aria-label={t('accounts.passkey.name')}
              autoComplete="off"
            />
            <Button size="small">{t('accounts.passkey.renameSubmit')}</Button>
          </form>
        </details>
      </div>
      <ActionForm form={remove} className="row" reload>
        <input type="hidden" name="id" value={id} />
        <ConfirmButton
          text={t('accounts.factors.remove')}
          consequence={t('accounts.passkey.removeConsequence', { name })}
          confirm={t('accounts.factors.removeConfirm')}
        />
      </ActionForm>
    </li>
  )
}

function AppLine({ own: { appSince } }: { own: OwnFactors }) {
  const t = useT()
  const [remove] = useActionForm('removeApp', null)
  return (
    <li className="spread">
      <div>
        <p>
          <strong>{t('accounts.app.title')}</strong>
        </p>
        <p className="meta-text">
          {appSince === null ? (
            t('accounts.app.about')
          ) : (
            <Sentence text="accounts.passkey.since" with={{ when: <Time at={appSince} /> }} />
          )}
        </p>
      </div>
      <div className="row">
        <a className="button small" href="/me/security/app">
          {t(appSince === null ? 'accounts.app.add' : 'accounts.app.replace')}
        </a>
        {appSince !== null && (
          <ActionForm form={remove} className="row" reload>
            <ConfirmButton
              text={t('accounts.factors.remove')}
              consequence={t('accounts.app.removeConsequence')}
              confirm={t('accounts.factors.removeConfirm')}
            />
          </ActionForm>
        )}
      </div>
    </li>
  )
}

function CodesLine({ own: { codesLeft } }: { own: OwnFactors }) {
  const t = useT()
  return (
    <li className="spread">
      <div>
        <p>
          <strong>{t('accounts.recovery.title')}</strong>
        </p>
        <p className="meta-text">{t('accounts.recovery.left', { count: codesLeft })}</p>
      </div>
      <a className="button small" href="/me/security/codes">
        {t('accounts.recovery.make')}
      </a>
    </li>
  )
}
