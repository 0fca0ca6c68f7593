import { whenShown } from '../page-shown.ts'
import { post, sendSubscription } from './service-worker.ts'

type State = 'off' | 'on' | 'blocked' | 'unsupported' | 'failed'

/** The switch of push in this browser (`[data-push]` holds the key of the site), on the page of settings. */
export function switchPush(): void {
  whenShown(() => {
    const place = document.querySelector<HTMLElement>('[data-push]')
    if (place !== null && place.dataset['started'] === undefined) void start(place)
  })
}

async function start(place: HTMLElement): Promise<void> {
  place.dataset['started'] = ''
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return show(place, 'unsupported')
  for (const button of place.querySelectorAll('button'))
    button.addEventListener('click', () => {
      button.disabled = true
      const act = button.value === 'on' ? turnOn(place.dataset['push'] ?? '') : turnOff()
      act
        .catch((): State => 'failed')
        .then((state) => show(place, state))
        .finally(() => (button.disabled = false))
    })
  show(place, await present())
}

async function present(): Promise<State> {
  if (Notification.permission === 'denied') return 'blocked'
  const worker = await navigator.serviceWorker.getRegistration()
  return (await worker?.pushManager.getSubscription()) ? 'on' : 'off'
}

async function turnOn(key: string): Promise<State> {
  if ((await Notification.requestPermission()) !== 'granted') return present()
  const { pushManager } = await navigator.serviceWorker.ready
  // A subscription made with an earlier key of the site is of no use.
  await (await pushManager.getSubscription())?.unsubscribe()
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  if (await sendSubscription(subscription)) return 'on'
  await subscription.unsubscribe()
  return 'failed'
}

async function turnOff(): Promise<State> {
  const worker = await navigator.serviceWorker.getRegistration()
  const subscription = await worker?.pushManager.getSubscription()
  if (subscription) {
    await post({ intent: 'drop', endpoint: subscription.endpoint })
    await subscription.unsubscribe()
  }
  return 'off'
}

function show(place: HTMLElement, state: State): void {
  for (const text of place.querySelectorAll<HTMLElement>('[data-state]')) text.hidden = text.dataset['state'] !== state
  for (const button of place.querySelectorAll('button'))
    button.hidden = button.value === 'on' ? state !== 'off' && state !== 'failed' : state !== 'on'
}
