import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { SessionView } from '#app/domain/accounts/sessions/list-sessions.server.ts'

/** Where the member is signed in, and how to end it. */
export function SessionsSection({ sessions }: { sessions: readonly SessionView[] }) {
  const t = useT()
  const [others] = useActionForm('endOthers', null)
  return (
    <Section title={t('accounts.security.sessionsTitle')}>
      <p>{t('accounts.security.sessionsText')}</p>
      <ul className="lines gap">
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActionForm form={others} className="gap">
          <ConfirmButton
            text={t('accounts.security.endOthers')}
            consequence={t('accounts.security.endOthersConsequence')}
            confirm={t('accounts.security.endOthersConfirm')}
          />
        </ActionForm>
      )}
    </Section>
  )
}

function SessionLine({ session }: { session: SessionView }) {
  const t = useT()
  const { browser, system } = session.browser
  const name =
    browser !== null && system !== null
      ? t('accounts.security.browserOn', { browser, system })
      : (browser ?? system ?? t('accounts.security.unknownBrowser'))
  return (
    <li className="spread">
      <div>
        <p className="row">
          <strong>{name}</strong> {session.current && <Label tone="good">{t('accounts.security.here')}</Label>}
        </p>
        <p className="meta">
          <span>
            <Sentence text="accounts.security.seen" with={{ when: <Time at={session.lastSeenAt} /> }} />
          </span>
          <span>
            <Sentence text="accounts.security.since" with={{ when: <Time at={session.begunAt} /> }} />
          </span>
          {session.ip !== '' && <span className="num">{session.ip}</span>}
        </p>
      </div>
      {!session.current && (
        <form method="post">
          <input type="hidden" name="intent" value="end" />
          <OnceField />
          <input type="hidden" name="id" value={session.id} />
          <Button size="small" aria-label={`${t('accounts.security.end')}: ${name}`}>
            {t('accounts.security.end')}
          </Button>
        </form>
      )}
    </li>
  )
}
