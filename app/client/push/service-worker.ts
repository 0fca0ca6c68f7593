/**
 * Starts the service worker of a signed-in member. Another language is another worker, because it keeps a page in it.
 * A browser that shows notifications is said again once per session of the tab: its session may be a new one.
 */
export async function startServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const worker = await navigator.serviceWorker.register(`/sw.js?lang=${document.documentElement.lang}`)
    const subscription = await worker.pushManager?.getSubscription()
    if (!subscription || sessionStorage.getItem('push') !== null) return
    if (await sendSubscription(subscription)) sessionStorage.setItem('push', 'said')
  } catch {
    // A browser without room, or one that forbids it: the site works without.
  }
}

/** Tells the site of this browser. @returns whether it took it */
export async function sendSubscription(subscription: PushSubscription): Promise<boolean> {
  const { endpoint = '', keys = {} } = subscription.toJSON()
  const { p256dh = '', auth = '' } = keys
  return post({ intent: 'save', endpoint, p256dh, auth })
}

export async function post(fields: Record<string, string>): Promise<boolean> {
  const answer = await fetch('/me/push', { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return answer.type === 'opaqueredirect' || answer.ok
}
