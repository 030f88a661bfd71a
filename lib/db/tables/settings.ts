export interface EngineSettingTable {
  name: string;
  value_json: string;
}

export interface SettingTable {
  name: string;
  value_json: string;
}

export interface LeaseTable {
  name: string;
  instance_id: string;
  expires_at: number;
}
