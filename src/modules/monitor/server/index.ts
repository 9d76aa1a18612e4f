/** What the composition root may use of monitor. */
export { watchVisitors } from './forget-visitors'
