import { Icon, type IconName } from '#app/components/parts/icon.tsx'
import type { Params } from '#app/i18n/translate.ts'
import { useT } from './reader.tsx'

export type ToastView = { tone: 'good' | 'warn' | 'bad' | 'info'; key: string; params?: Params }

const icons: Record<ToastView['tone'], IconName> = { good: 'check', warn: 'warn', bad: 'warn', info: 'info' }

/** What just happened, in one sentence. It is part of the page, so it needs no script, and isn't shown on the next one. */
export function Toast({ toast }: { toast: ToastView }) {
  const t = useT()
  return (
    <div className="toast" role="status">
      <Icon name={icons[toast.tone]} />
      <span>{t.any(toast.key, toast.params)}</span>
    </div>
  )
}
