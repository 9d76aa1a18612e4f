import { readSetting } from './setting-values'

/** Settings that clients need, in the terms of the studio document. */
export async function getConfig() {
  return {
    feature_flags: { mvp_components: false },
    serialization_max_items_length: 1_000,
    serialization_max_text_length: 200_000,
    frontend_timeout: await readSetting('clients.frontend_timeout_seconds'),
    auto_saving: true,
    auto_saving_interval: await readSetting('editor.auto_saving_interval_ms'),
    health_check_max_retries: 5,
    max_file_size_upload: Math.max(1, Math.floor(await readSetting('files.max_upload_mb'))),
    webhook_polling_interval: 5_000,
    public_flow_cleanup_interval: await readSetting('public_flows.cleanup_interval_seconds'),
    public_flow_expiration: await readSetting('public_flows.expiration_seconds'),
    event_delivery: await readSetting('events.delivery'),
    webhook_auth_enable: true,
    voice_mode_available: false,
    default_project_name: await readSetting('projects.default_name'),
    hide_getting_started_progress: true,
  }
}
