import { defineMessages } from '../define'

export const editor = defineMessages({
  'editor.run': 'Run',
  'editor.saved': 'Saved',
  'editor.saving': 'Saving…',
  'editor.not_saved': 'Not saved yet, trying again',
  'editor.unsaved': 'The draft could not be saved yet, so nothing was done. Try again when it says Saved.',
  'editor.conflict': 'Changed elsewhere',
  'editor.run_failed': 'The run could not start',
  'editor.more': 'More for this flow',
  'editor.run_lost': 'The run could not be followed any longer',
  'editor.session_name': 'Session {id}',
  'editor.no_chat_input': 'This flow has no chat input. Add one, or run it with the Run button.',
  'editor.suggestion_1': 'Hello, what can you do?',
  'editor.suggestion_2': 'Explain what a mill race is.',
  'editor.not_found': 'There is no such flow',
  'editor.not_found_text': 'It was deleted, or it belongs to somebody who has not shared it.',
  'editor.failed': 'The flow could not be loaded',

  'conflict.title': 'This flow was changed elsewhere',
  'conflict.text':
    'Somebody saved it at {time}, while you were editing. Both versions are still there; choose what to keep.',
  'conflict.mine': 'Overwrite with mine',
  'conflict.theirs': 'Take theirs',
  'conflict.copy': 'Keep both',
  'editor.secrets_dropped': 'A stored secret was dropped: {names}',
  'editor.secrets_dropped_hint': 'It was stored for another address than the node has now. Enter it again.',
})
