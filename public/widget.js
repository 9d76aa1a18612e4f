/**
 * Puts a published flow on any page, as a round button that opens its conversation:
 *
 *   <script src="https://your-millrace/widget.js" data-flow="FLOW_ID" defer></script>
 *
 * data-accent: colour of the button, any CSS colour. data-label: its name for assistive technology.
 * data-side: "left" puts it at the left.
 */
;(() => {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement)) return
  const { flow = '', accent = '', label = 'Chat', side = 'right' } = script.dataset
  if (!/^[0-9a-f-]{36}$/i.test(flow)) {
    console.error('Millrace widget: data-flow must be the id of a published flow.')
    return
  }
  const page = `${new URL(script.src).origin}/p/${flow}?embed=1`
  const colour = CSS.supports('color', accent) ? accent : '#0b7285'
  const edge = side === 'left' ? 'left' : 'right'

  // A shadow root, so that neither the page's styles nor ours reach the other.
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = `
    :host { all: initial }
    button {
      position: fixed; ${edge}: 20px; bottom: 20px; z-index: 2147483000; width: 56px; height: 56px; padding: 0;
      display: grid; place-items: center; border: 0; border-radius: 50%; cursor: pointer; color: #fff;
      background: ${colour}; box-shadow: 0 4px 16px rgb(0 0 0 / 0.25);
    }
    button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 6px ${colour} }
    button svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
    section {
      position: fixed; ${edge}: 20px; bottom: 88px; z-index: 2147483000; width: min(400px, calc(100vw - 40px));
      height: min(620px, calc(100dvh - 108px)); border-radius: 12px; overflow: hidden; background: Canvas;
      box-shadow: 0 8px 40px rgb(0 0 0 / 0.3);
    }
    section[hidden] { display: none }
    iframe { width: 100%; height: 100%; border: 0; display: block }
    @media (max-width: 480px) {
      section { inset: 0 0 84px 0; width: 100vw; height: auto; border-radius: 0 }
    }
  `
  const panel = document.createElement('section')
  panel.id = 'panel'
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', label)
  panel.hidden = true
  const button = document.createElement('button')
  button.type = 'button'
  button.setAttribute('aria-controls', 'panel')
  root.append(style, panel, button)

  const icon = (/** @type {string} */ path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`
  const icons = {
    open: icon('M6 9l6 6 6-6'),
    closed: icon('M21 12a8 8 0 0 1-11.5 7.2L4 20.5l1.3-5.2A8 8 0 1 1 21 12z'),
  }

  function show(/** @type {boolean} */ open) {
    // The conversation is fetched when it is wanted, and then stays as it is.
    if (open && !panel.firstChild) {
      const frame = document.createElement('iframe')
      frame.src = page
      frame.title = label
      frame.allow = 'clipboard-write'
      panel.append(frame)
    }
    panel.hidden = !open
    button.innerHTML = open ? icons.open : icons.closed
    button.setAttribute('aria-expanded', String(open))
    button.setAttribute('aria-label', open ? `Close ${label}` : label)
    if (open) panel.querySelector('iframe')?.focus()
  }
  button.addEventListener('click', () => show(panel.hidden))
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return
    show(false)
    button.focus()
  })
  show(false)
  const start = () => document.body.append(host)
  if (document.body) start()
  else document.addEventListener('DOMContentLoaded', start)
})()
