-- The cards of a bucket; of users who were silent until they were forgotten there are none.
local cards, tag = KEYS[1], ARGV[1]
local shown = redis.call('HGETALL', cards)
local known = {}
for i = 1, #shown, 2 do
  if redis.call('EXISTS', tag .. ':u:' .. shown[i]) == 1 then
    known[#known + 1] = shown[i]
    known[#known + 1] = shown[i + 1]
  else
    redis.call('HDEL', cards, shown[i])
  end
end
return known
