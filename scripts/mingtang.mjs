// `npm run mingtang -- COMMAND`: the command line of the platform, after the same preparation as `npm start`.
import { prepare } from './prepare.mjs'

process.env.NODE_ENV ??= 'production'
prepare()
await import('../dist/cli.js')
