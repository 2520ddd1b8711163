-- How many records could be sent to a user now.
local now, message_count, message_s, tap_count, tap_s = unpack(ARGV)
local _, left = allowed(ledger_of(KEYS[1]), tonumber(now), message_count, message_s, tap_count, tap_s)
return math.max(0, left)
