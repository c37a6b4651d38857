// `npm start`: prepares what is missing and becomes the server. The server runs in this very process, so that a signal sent
// to it (Ctrl-C, systemd, PID 1 of a container) reaches it without a middleman.
import { prepare } from './prepare.mjs'

process.env.NODE_ENV ??= 'production'
prepare()
await import('../dist/main.js')
